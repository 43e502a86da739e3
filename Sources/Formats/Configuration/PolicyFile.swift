package import Domain

/// The rule catalogue as a TOML file: `id`, `title`, `source`, one `[[rule]]` for each rule, and
/// `[housekeeping]`.
package enum PolicyFile {
  /// What a file is: a policy, or its faults in reading order, at least one.
  package enum Verdict: Sendable {
    case policy(Policy)
    case faults([ConfigurationError])
  }

  /// Exactly the rules of the catalogue, each with `id`, `data`, `start`, `period`, `action`,
  /// `clause` and `say`, and a period for each matter of housekeeping; nothing unknown, nothing
  /// blank, nothing by default. It throws the first fault.
  package static func parse(
    _ text: String, file: String
  ) throws(ConfigurationError) -> Policy {
    switch check(text, file: file) {
    case .policy(let policy): return policy
    case .faults(let faults): throw faults[0]
    }
  }

  /// Every fault, not only the first; of a text that is no TOML the first alone.
  package static func check(_ text: String, file: String) -> Verdict {
    let root: TOMLReader
    do throws(ConfigurationError) {
      root = try TOMLReader(text, file: file)
    } catch {
      return .faults([error])
    }
    var reading = PolicyReading(root)
    let policy = reading.policy()
    guard let policy, reading.faults.isEmpty else { return .faults(reading.faults) }
    return .policy(policy)
  }
}
