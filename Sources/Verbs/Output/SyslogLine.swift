import Domain

/// Audit entries as messages of RFC 5424: facility 13 (log audit), severity 5, or 4 where something
/// was refused or failed. The structured data is named under the enterprise number that RFC 5612
/// keeps for documentation.
enum SyslogLine {
  static func text(_ record: AuditRecord) -> String {
    let severity = record.outcome == AuditEntry.Outcome.done.rawValue ? 5 : 4
    let parameters: [(String, String?)] = [
      ("audit", String(record.number)), ("actor", record.actor), ("login", record.login),
      ("connection", record.connection), ("role", record.role), ("subjects", record.subjects),
      ("policy", record.policy), ("rule", record.rule), ("counts", record.counts),
      ("reason", record.reason), ("ticket", record.ticket), ("outcome", record.outcome),
      ("digest", record.digest.map(Bytes.hex)),
    ]
    let data = parameters.compactMap { name, value in
      value.flatMap { $0.isEmpty ? nil : "\(name)=\"\(escaped($0))\"" }
    }
    return "<\(13 * 8 + severity)>1 \(record.at.rfc3339) - lapse - \(record.operation)"
      + " [lapse@32473 \(data.joined(separator: " "))]"
  }

  /// RFC 5424, 6.3.3; a control stands as its name.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in VisibleText.escaped(text).unicodeScalars {
      if "\"\\]".unicodeScalars.contains(scalar) { escaped += "\\" }
      escaped.unicodeScalars.append(scalar)
    }
    return escaped
  }
}
