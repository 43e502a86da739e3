/// One step of a history, for the model and for what is compared with it.
package enum ModelStep: Equatable, Sendable, CustomStringConvertible {
  /// Lines of one native file.
  case importLines([String])
  /// A `legal` hold on a record that is stored, or on a `person` (an e-mail).
  case placeHold(kind: String, id: String)
  case releaseHold(kind: String, id: String)
  /// A person's order, executed at once.
  case forceDelete(kind: String, id: String)
  /// At the history's present instant.
  case sweep
  /// The clock goes on to this instant; it never goes back.
  case advance(to: Int64)

  package var description: String {
    switch self {
    case .importLines(let lines): "import\n  " + lines.joined(separator: "\n  ")
    case .placeHold(let kind, let id): "hold " + kind + " " + id
    case .releaseHold(let kind, let id): "release " + kind + " " + id
    case .forceDelete(let kind, let id): "delete " + kind + " " + id
    case .sweep: "sweep"
    case .advance(let instant): "clock " + ModelCalendar.text(instant)
    }
  }
}

extension Model {
  /// Takes one step at `now`; returns what a sweep did, for every other step nothing.
  @discardableResult
  package mutating func apply(
    _ step: ModelStep, at now: Int64
  ) throws(ModelFault) -> [String: Int] {
    switch step {
    case .importLines(let lines): try apply(lines: lines, at: now)
    case .placeHold(let kind, let id): placeHold(kind: kind, id: id)
    case .releaseHold(let kind, let id): releaseHold(kind: kind, id: id)
    case .forceDelete(let kind, let id): forceDelete(kind: kind, id: id, at: now)
    case .sweep: return sweep(asOf: now)
    case .advance: break
    }
    return [:]
  }
}
