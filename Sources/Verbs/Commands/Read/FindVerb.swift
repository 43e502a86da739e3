import ArgumentParser
import Domain
import Operations

/// `lapse find`: one question, asked for or from standard input.
struct FindVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "find",
    abstract: "Find what a caller tells: whose it is, or when it went.",
    discussion: """
      Takes one question, asked for or from standard input, never as an argument: an FQDN or a \
      part of it, FQDN/NUMBER, a meeting's id or join link, a report's id, a number of ours \
      (RC-12, H-12, D-12, S-12), or the whole of a licence key, IP address, e-mail address or \
      telephone number. What was asked is kept nowhere.
      """)

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  @Option(help: ArgumentHelp("The ticket that this belongs to.", valueName: "ticket"))
  var ticket: String?

  @Argument(help: .hidden) var words: [String] = []

  func perform(_ invocation: Invocation) async throws {
    let typed = try invocation.told(
      "What does the caller read out? ", canAsk: !global.noInput, words: words)
    let operations = try await invocation.operations()
    let result = try await ProgressLine.searching(invocation) { progress in
      try await operations.find(
        FindQuestion(typed), ticket: ticket, by: invocation.principal, progress: progress)
    }
    show(result, invocation.printer)
  }

  private func show(_ result: FindResult, _ printer: Printer) {
    if printer.form == .json {
      let head = JSONWriter.text([
        .init("taken", .text(result.taken.rawValue)), .init("found", Shape.number(result.found)),
      ])
      printer.output.write(head + "\n")
    } else {
      printer.note(FindWords.taken(result))
      printer.errors.flush()
    }
    var listing = Listing(printer, heads: ["kind", "id", "pbx", "where", "what"])
    listing.print(
      result.hits.map { hit in
        ListingRow(
          members: Shape.find(hit),
          cells: [
            hit.subject.name, hit.id, hit.pbx ?? "-", hit.field ?? "-", FindWords.what(hit),
          ])
      })
    let shown = result.hits.count { !$0.isNear }
    if printer.form != .json, shown < result.found {
      printer.note("The first \(shown) of \(result.found).")
    }
  }
}

/// What find says in words.
enum FindWords {
  static func taken(_ result: FindResult) -> String {
    let name = result.taken.words
    if result.found > 0 { return "Taken for \(name)." }
    return result.hits.isEmpty
      ? "Taken for \(name). There is none here."
      : "Taken for \(name). There is none here; these are like it:"
  }

  static func what(_ hit: FindHit) -> String {
    if let went = hit.went {
      let receipt = went.receipt.map { ", " + Receipt.label($0) } ?? ""
      return "went \(Words.instant(went.at)), \(went.rule?.rawValue ?? "by order")\(receipt)"
    }
    if let summary = hit.summary, let what = hit.what {
      return [what, Words.instant(summary.at), summary.state, hit.tally]
        .compactMap(\.self).joined(separator: ", ")
    }
    guard let view = hit.view else { return "-" }
    if let hold = view.restrictedBy { return "restricted by \(Hold.label(hold)); ask the officer" }
    let fields: [String] =
      switch view.kind {
      case .pbx: ["licenseKey"]
      case .extension: ["firstName", "lastName", "email"]
      case .meeting: ["title", "scheduledAt", "endedAt"]
      case .participant: ["name", "email", "role"]
      case .report: ["organizerName", "createdAt"]
      default: []
      }
    let shown = fields.compactMap { name -> String? in
      view[name] == .null ? nil : Words.cell(view[name])
    }
    return shown.isEmpty ? "-" : shown.joined(separator: " ")
  }
}

extension Shape {
  static func find(_ hit: FindHit) -> Members {
    let went = hit.went.map { went in
      ViewValue.object([
        .init("at", .instant(went.at)), .init("rule", ViewValue(went.rule?.rawValue)),
        .init("receipt", ViewValue(went.receipt.map(Receipt.label))),
      ])
    }
    let about = hit.summary.map { summary in
      ViewValue.object([
        .init("deed", .text(summary.deed)), .init("kind", ViewValue(summary.kind?.rawValue)),
        .init("record", ViewValue(summary.record)), .init("at", .instant(summary.at)),
        .init("state", .text(summary.state)), .init("count", summary.count.map(number) ?? .null),
      ])
    }
    return [
      .init("kind", .text(hit.subject.name)), .init("id", .text(hit.id)),
      .init("pbx", ViewValue(hit.pbx)), .init("where", ViewValue(hit.field)),
      .init("went", went ?? .null), .init("near", .flag(hit.isNear)),
      .init("what", about ?? .null),
    ]
  }
}
