import ArgumentParser
import Domain

/// The manual's pages. What they say comes from where the program has it: the argument parser, the
/// console's table of commands, the configuration's keys and the catalogue of rules.
enum ManualPage: String, CaseIterable, ExpressibleByArgument, Sendable {
  case lapse
  case configuration = "lapse-config"
  case policy = "lapse-policy"

  var section: Int { self == .lapse ? 1 : 5 }

  /// As man(7) has it; `date` is when it was made.
  func text(date: CivilDate) throws -> String {
    var roff = Roff(
      title: rawValue, section: section, date: String(Instant(date).rfc3339.prefix(10)),
      source: "Lapse \(LapseCommand.configuration.version)")
    switch self {
    case .lapse: write(CommandTree.program, to: &roff)
    case .configuration: writeConfiguration(to: &roff)
    case .policy: writePolicy(try Bootstrap.policy(), to: &roff)
    }
    roff.section("SEE ALSO")
    let others = Self.allCases.filter { $0 != self }.map { "\($0.rawValue)(\($0.section))" }
    roff.paragraph(.plain(others.joined(separator: ", ")))
    return roff.text
  }
}
