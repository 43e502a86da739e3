import Domain
import Operations

/// Figures as OpenMetrics text (OpenMetrics 1.0): gauges, and the line that ends them.
enum OpenMetrics {
  static func text(_ status: Status) -> String {
    var families = [
      Family(
        "lapse_entries", "Entries of the due ledger.",
        RuleID.allCases.flatMap { rule in
          DueEntry.State.allCases.map { state in
            Sample(
              [("rule", rule.rawValue), ("state", state.rawValue)],
              status.pending[rule]?[state] ?? 0)
          }
        }),
      Family(
        "lapse_records", "Records that are stored.",
        Kind.allCases.map { Sample([("kind", $0.rawValue)], status.records[$0] ?? 0) }),
      Family("lapse_holds", "Holds in force.", [Sample([], status.holds)]),
      Family(
        "lapse_objects_waiting", "Stored objects that wait to be removed.",
        [Sample([], status.objectsWaiting)]),
      Family(
        "lapse_alarms", "What needs somebody.",
        Alarm.Kind.allCases.map { kind in
          Sample([("kind", kind.rawValue)], status.alarms.count { $0.kind == kind })
        }),
    ]
    if let last = status.lastSweep {
      families.append(
        Family(
          "lapse_last_sweep_timestamp_seconds", "When the last sweep of everything began.",
          [Sample([], Int(last.milliseconds / Instant.second))]))
    }
    return families.map(\.text).joined() + "# EOF\n"
  }

  private struct Sample {
    let labels: [(String, String)]
    let value: Int

    init(_ labels: [(String, String)], _ value: Int) {
      self.labels = labels
      self.value = value
    }
  }

  /// Labels are codes of ours: nothing in them need be escaped.
  private struct Family {
    let name: String
    let help: String
    let samples: [Sample]

    init(_ name: String, _ help: String, _ samples: [Sample]) {
      self.name = name
      self.help = help
      self.samples = samples
    }

    var text: String {
      var text = "# TYPE \(name) gauge\n# HELP \(name) \(help)\n"
      for sample in samples {
        let labels = sample.labels.map { "\($0)=\"\($1)\"" }.joined(separator: ",")
        text += name + (labels.isEmpty ? "" : "{\(labels)}") + " \(sample.value)\n"
      }
      return text
    }
  }
}
