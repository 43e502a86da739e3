import ArgumentParser
import Domain
import Operations

/// `lapse receipt check ID`: exit 1 where it does not prove what it says.
struct ReceiptCheckVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Compare a receipt with what is there now.")

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  @Argument(
    help: ArgumentHelp(
      "The receipt's number, RC-12, or the id of the record that went.", valueName: "id"))
  var id: String

  var canRehearse: Bool { true }

  func perform(_ invocation: Invocation) async throws {
    let operations = try await invocation.operations()
    let check = try await operations.checkReceipt(id, by: invocation.principal)
    let printer = invocation.printer
    printer.object(Shape.check(check)) {
      ["\(check.receipt.label) of \(Words.instant(check.receipt.at)):"]
        + printer.pairs(check.answers.map { ($0.point.rawValue, $0.finding.sentence) })
    }
    for place in check.receipt.counts.elsewhere {
      printer.note("Not removed by Lapse: \(place.sentence).")
    }
    guard check.isProved else {
      throw Failure(
        .failed, "not-proved",
        "\(check.receipt.label) does not prove what it says; \"lapse doctor\" looks further")
    }
  }
}

extension ReceiptCheck.Finding {
  /// For scripts.
  var code: String {
    switch self {
    case .proved: "proved"
    case .kept: "kept"
    case .newLife: "new-life"
    case .lifted: "lifted"
    case .pruned: "pruned"
    case .unchained: "unchained"
    case .left: "left"
    case .missing: "missing"
    case .differs: "differs"
    }
  }

  var count: Int? {
    switch self {
    case .kept(let count), .left(let count): count
    default: nil
    }
  }

  var sentence: String {
    switch self {
    case .proved: "as it says"
    case .kept(let count): "\(count) left, which a hold kept"
    case .newLife: "there again, in a new life"
    case .lifted: "a person let it come back"
    case .pruned: "older than what is kept of the audit trail"
    case .unchained: "older than the audit chain"
    case .left(let count): "\(count) left, and should not be"
    case .missing: "not there"
    case .differs: "not what the receipt says"
    }
  }
}
