import ArgumentParser
import Domain
import Operations

/// `lapse restore FILE`.
struct RestoreVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Make a database of a copy: what was erased since is erased from it first.",
    discussion: """
      The database goes to where --database says, where nothing may be yet. Before anything can be \
      read, the erasure ledger is replayed and what the rules make due is done. What was put right \
      for a person since the copy must be put right again. The stored objects stay with the database \
      that was copied until "lapse adopt".
      """)

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  @Argument(
    help: ArgumentHelp("The copy.", valueName: "file"),
    completion: .file())
  var file: String

  @Option(
    help: ArgumentHelp(
      "The erasure ledger; the one beside the database's place if not said.", valueName: "file"),
    completion: .file())
  var ledger: String?

  @Flag(help: "Restore without it: what was deleted by order since the copy comes back.")
  var withoutLedger = false

  func validate() throws {
    if withoutLedger, ledger != nil {
      throw ValidationError("--ledger and --without-ledger exclude each other.")
    }
  }

  func perform(_ invocation: Invocation) async throws {
    let location = try invocation.location()
    let own = location.path + ".erasures"
    try Bootstrap.requireFree(location)
    guard !withoutLedger || !Directories.exists(own) else {
      throw Failure.usage(
        "an erasure ledger lies beside the database's place, and --without-ledger would leave it"
          + " unread: leave the option away, or move the file; nothing was restored")
    }
    guard ledger != nil || withoutLedger || Directories.exists(own) else {
      throw Failure(
        .missing, "no-ledger",
        "there is no erasure ledger beside the database's place: name it with --ledger, or say"
          + " --without-ledger and take what was erased since back", file: own)
    }
    let result = try await Bootstrap.restore(
      file, ledger: ledger, to: location, by: invocation.principal, in: invocation.context)
    let printer = invocation.printer
    printer.object(Shape.restore(result, database: location.path)) {
      ["Restored to \(location.path)."]
        + printer.pairs([
          ("the copy is of", result.copiedAt.map(Words.instant) ?? "-"),
          ("entries of the erasure ledger", String(result.entries)),
          ("erased again", String(result.removed.total)),
          ("holds placed again", String(result.holdsPlaced)),
          ("holds released again", String(result.holdsReleased)),
          ("done by the rules", String(result.done.values.reduce(0, +))),
          ("kept by holds", String(result.held)),
          ("fields not judged", String(result.unjudged)),
        ])
    }
    for one in result.rectified {
      let ticket = one.ticket.map { ", \($0)" } ?? ""
      printer.note(
        "Put right since the copy, and to be put right again: audit entry \(one.audit)\(ticket), "
          + Words.instant(one.at) + ".")
    }
    if result.unjudged > 0 {
      printer.note(
        "\(result.unjudged) personal fields could not be judged: when their meeting was, or its end, is"
          + " not known here. Import what the PBXs know, then sweep.")
    }
    if result.strange > 0 {
      printer.note(
        "\(result.strange) lines of the ledger are not whole or not this database's: left out.")
    }
    printer.note(
      "It is a copy: stored objects wait until \"lapse adopt\". Import what the PBXs know since.")
  }
}
