import ArgumentParser
import Domain
import Operations

/// `lapse receipt show ID`.
struct ReceiptShowVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show what one deletion or sweep did.")

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  @Argument(help: ArgumentHelp("The receipt's number, RC-12.", valueName: "id"))
  var id: String

  var canRehearse: Bool { true }

  func perform(_ invocation: Invocation) async throws {
    guard let number = Receipt.number(label: id) else {
      throw Failure.usage("a receipt is named by its number: RC-12")
    }
    let operations = try await invocation.operations()
    let receipt = try await operations.receipt(number, by: invocation.principal)
    invocation.printer.object(Shape.receipt(receipt)) {
      var pairs = [
        ("receipt", receipt.label), ("at", Words.instant(receipt.at)),
        ("operation", receipt.operation), ("policy", receipt.policy),
        ("went", Words.counts(receipt.counts)), ("objects", String(receipt.objects)),
        ("by", receipt.actor), ("reason", receipt.reason ?? "none"),
        ("ticket", receipt.ticket ?? "none"),
        ("audit", "\(receipt.audit), digest \(receipt.digest ?? "none")"),
      ]
      for place in receipt.counts.elsewhere {
        pairs.append(("elsewhere", "not removed by Lapse: \(place.sentence)"))
      }
      if receipt.kept > 0 { pairs.append(("kept", "\(receipt.kept) by holds")) }
      if let kind = receipt.kind, let record = receipt.record, let tag = receipt.tag {
        pairs.append(("record", "\(kind.rawValue) number \(record), tag \(tag)"))
      }
      for rule in RuleID.allCases {
        if let count = receipt.rules[rule] { pairs.append((rule.rawValue, String(count))) }
      }
      return invocation.printer.pairs(pairs)
    }
  }
}
