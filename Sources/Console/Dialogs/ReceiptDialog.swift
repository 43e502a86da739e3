internal import Domain
internal import Operations
internal import Terminal

/// Proof of a deletion, or of a sweep.
struct ReceiptDialog: Sendable {
  let receipt: Receipt

  func pressed(_ key: Key, _ state: inout State) -> [Effect] {
    switch key {
    case .escape, .enter, .key("q"), .control("c"):
      return close(&state)
    case .key("y"):
      state.notice = Notice("Copied the receipt.")
      return [.copy([SafeText(lines(state).joined(separator: "; "))])]
    default:
      return []
    }
  }

  private func close(_ state: inout State) -> [Effect] {
    state.dialog = nil
    state.notice = nil
    return state.refresh()
  }

  /// The receipt in words, without personal data.
  func lines(_ state: State) -> [String] {
    var lines = [
      "Receipt \(receipt.label) of \(Words.instant(receipt.at, now: state.now, state.zone))"
        + state.zone.label(at: receipt.at)
        + (state.label.map { " on \($0)" } ?? "")
    ]
    if let kind = receipt.kind {
      let name = receipt.record.map { "number \($0)" } ?? ""
      lines.append("deleted \(Words.kind(kind)) \(name)")
    } else {
      lines.append(receipt.operation)
    }
    let counts = Kind.counted.filter { receipt.counts[$0] > 0 }
      .map { Words.kinds($0, receipt.counts[$0]) }
    lines.append("went " + (counts.isEmpty ? "no record" : counts.joined(separator: ", ")))
    lines += RuleID.allCases.compactMap { rule in
      receipt.rules[rule].map { "rule \(rule.rawValue) \(Words.grouped($0))" }
    }
    lines.append("objects \(Words.grouped(receipt.objects))")
    lines.append(
      "reason \(receipt.reason ?? "-")   ticket \(receipt.ticket ?? "-")   by \(receipt.actor)")
    lines.append("policy \(receipt.policy)   audit entry #\(receipt.audit)")
    if let tag = receipt.tag { lines.append("tag \(tag)") }
    return lines
  }
}
