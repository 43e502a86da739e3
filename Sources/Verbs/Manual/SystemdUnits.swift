import Domain

/// The sweep as systemd runs it: everything each quarter of an hour, and each minute the rules that say
/// at once.
struct SystemdUnits {
  let program: String
  let database: String
  let user: String

  private static let atOnce: [RuleID] = [.sharedFile, .dialIn, .tenantUnbound]

  /// Four files, each below its name.
  var text: String {
    let now = Self.atOnce.map { "--rule \($0.rawValue)" }.joined(separator: " ")
    return [
      service("lapse-sweep", "Delete what is due", ""),
      timer("lapse-sweep", "Delete what is due every 15 minutes", "*:0/15"),
      service("lapse-sweep-now", "Delete what goes at once", now + " "),
      timer("lapse-sweep-now", "Delete what goes at once every minute", "minutely"),
    ].joined(separator: "\n")
  }

  /// Another run has the lease: that is no failure.
  private func service(_ name: String, _ description: String, _ options: String) -> String {
    """
    # /etc/systemd/system/\(name).service
    [Unit]
    Description=\(description)

    [Service]
    Type=oneshot
    User=\(quoted(user))
    UMask=0077
    ExecStart=\(quoted(program)) sweep \(options)--database \(quoted(database))
    SuccessExitStatus=\(Exit.tryAgain.rawValue)

    """
  }

  private func timer(_ name: String, _ description: String, _ calendar: String) -> String {
    """
    # /etc/systemd/system/\(name).timer
    [Unit]
    Description=\(description)

    [Timer]
    OnCalendar=\(calendar)
    Persistent=true

    [Install]
    WantedBy=timers.target

    """
  }

  /// As a unit file takes a word (systemd.syntax(7)).
  private func quoted(_ word: String) -> String {
    let text = word.reduce(into: "") { text, letter in
      switch letter {
      case "\\", "\"": text += "\\" + String(letter)
      case "%", "$": text += String(letter) + String(letter)
      default: text.append(letter)
      }
    }
    return text.contains { $0 == " " || $0 == "\\" || $0 == "'" } ? "\"\(text)\"" : text
  }
}
