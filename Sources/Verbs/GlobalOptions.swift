import ArgumentParser
import Domain

/// The options that every verb takes.
struct GlobalOptions: ParsableArguments {
  enum Color: String, ExpressibleByArgument, CaseIterable {
    case auto, always, never
  }

  @Option(
    help: ArgumentHelp(
      "The database: a path or sqlite:PATH (or LAPSE_DATABASE).", valueName: "url"),
    completion: .file())
  var database: String?

  @Flag(help: "One JSON object a line on standard output.")
  var json = false

  @Flag(help: "CSV with a header line.")
  var csv = false

  @Flag(help: "Never ask; what would be asked for comes from standard input.")
  var noInput = false

  @Flag(name: [.long, .short], help: "No words beside the data.")
  var quiet = false

  @Option(help: "Whether tables have colour; NO_COLOR is honoured.")
  var color = Color.auto

  @Option(
    help: ArgumentHelp(
      "Look as if it were this instant (RFC 3339); only where nothing is changed.",
      valueName: "instant"))
  var asOf: Instant?

  @Option(help: "Act with this role's capabilities only.")
  var role: Role?

  func validate() throws {
    if json, csv { throw ValidationError("--json and --csv exclude each other.") }
  }
}

extension Instant: ExpressibleByArgument {
  package init?(argument: String) {
    guard let instant = Instant(rfc3339: argument), Self.plausible.contains(instant) else {
      return nil
    }
    self = instant
  }
}

extension CivilDate: ExpressibleByArgument {
  /// `2026-11-01`.
  package init?(argument: String) {
    guard argument.utf8.count == 10, let instant = Instant(argument: argument + "T00:00:00Z") else {
      return nil
    }
    self = instant.date
  }
}

extension Role: ExpressibleByArgument {}
extension Kind: ExpressibleByArgument {}
extension RuleID: ExpressibleByArgument {}
extension DueEntry.State: ExpressibleByArgument {}
extension Reason: ExpressibleByArgument {}
extension Hold.Nature: ExpressibleByArgument {}
