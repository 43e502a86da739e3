import ArgumentParser
import Domain
import Operations

/// `lapse show KIND ID`.
struct ShowVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one record, redacted, with what is due of it and why.")

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  @OptionGroup var record: RecordArgument

  var canRehearse: Bool { true }

  func perform(_ invocation: Invocation) async throws {
    let id = try invocation.normalized(record.id, of: record.kind)
    let operations = try await invocation.operations()
    if record.kind == .report {
      // Opening a report is written down, at the real time whatever is rehearsed.
      let present = Operations(
        database: operations.database, policies: operations.policies, objects: operations.objects,
        now: invocation.context.now)
      _ = try await present.openReport(id, by: invocation.principal)
    }
    let detail = try await operations.show(record.kind, id: id, by: invocation.principal)
    invocation.printer.object(Shape.detail(detail)) {
      lines(detail, now: operations.now(), invocation.printer)
    }
  }

  private func lines(_ detail: RecordDetail, now: Instant, _ printer: Printer) -> [String] {
    let view = detail.row.view
    // Of a restricted record only what names it is shown: nothing is said of the rest.
    let shown = view.restrictedBy == nil ? view.fields : view.fields.filter { $0.value != .null }
    var pairs = shown.map { member in
      let isErased = view.erased.contains(member.name)
      let value = member.value == .null ? "none" : Words.cell(member.value)
      return (member.name, isErased ? "erased" : value)
    }
    if let hold = view.restrictedBy {
      pairs.append(("restricted", "\(Hold.label(hold)); ask the officer"))
    }
    for missing in view.missing ?? [] where missing != .restricted || view.restrictedBy == nil {
      pairs.append((missing.rawValue, missing.advice))
    }
    for entry in detail.due {
      let items = entry.items == 1 ? "" : ", \(entry.items) of them"
      pairs.append(
        (
          "due",
          "\(Words.instant(entry.dueAt)), \(Words.state(entry, now: now)): \(entry.rule.rawValue)"
            + ", \(entry.action.rawValue)\(items)"
        ))
    }
    for why in detail.why {
      pairs.append(("why", (why.rule.map { "\($0.rawValue): " } ?? "") + why.text))
    }
    return printer.pairs(pairs)
  }
}
