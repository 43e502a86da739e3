import Domain
import Operations

/// The answer of a monitoring plugin (Monitoring Plugins Development Guidelines: exit codes and
/// `'label'=value[UOM];[warn];[crit];[min];[max]`).
struct MonitoringCheck {
  enum State: String {
    case ok = "OK"
    case warning = "WARNING"
    case critical = "CRITICAL"
    case unknown = "UNKNOWN"

    var exit: Exit {
      switch self {
      case .ok: .done
      case .warning: .failed
      case .critical: .critical
      case .unknown: .refused
      }
    }
  }

  let state: State
  let message: String
  let figures: String

  init(unknown message: String) {
    state = .unknown
    self.message = message
    figures = ""
  }

  init(_ status: Status, settings: Settings, now: Instant) {
    let alarms = status.alarms
    state = alarms.contains(where: \.isCritical) ? .critical : alarms.isEmpty ? .ok : .warning
    message =
      alarms.isEmpty
      ? "nothing needs anybody" : alarms.map { Words.alarm($0, now: now) }.joined(separator: "; ")
    let limit = 2 * settings.sweepInterval / Instant.second
    var figures = [
      "overdue=\(status.count(.overdue));;0;0", "due=\(status.count(.due));;;0",
      "held=\(status.count(.held));;;0",
      "brakes=\(alarms.count { $0.kind == .brake });0;;0",
      "objects_failing=\(alarms.first { $0.kind == .object }?.count ?? 0);0;;0",
    ]
    if let last = status.lastSweep {
      figures.append("sweep_age=\((now - last) / Instant.second)s;;\(limit);0")
    }
    self.figures = figures.joined(separator: " ")
  }

  /// In one line; the bar that begins the figures stands nowhere else.
  var line: String {
    let words = message.map { $0 == "|" || $0.isNewline ? "/" : $0 }
    return "LAPSE \(state.rawValue) - \(String(words))" + (figures.isEmpty ? "" : " | \(figures)")
  }
}
