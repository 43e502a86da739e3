import Domain
import Operations

extension Shape {
  static func access(_ access: PersonAccess) -> Members {
    let entry = access.entry
    return [
      .init("type", .text("access")), .init("audit", .integer(entry.number)),
      .init("at", .instant(entry.at)), .init("actor", .text(entry.actor)),
      .init("login", ViewValue(entry.login)), .init("connection", ViewValue(entry.connection)),
      .init("role", ViewValue(entry.role)), .init("operation", .text(entry.operation)),
      .init(
        "records",
        .list(
          access.seen.map {
            .object([.init("kind", .text($0.kind.rawValue)), .init("id", .text($0.id))])
          })),
      .init("reason", ViewValue(entry.reason)), .init("ticket", ViewValue(entry.ticket)),
      .init("outcome", .text(entry.outcome)), .init("redacted", .flag(true)),
    ]
  }

  static func openCase(_ open: OpenCase) -> Members {
    [
      .init("case", .text(open.personCase.reference)),
      .init("person", .text(open.personCase.person.label)),
      .init("receivedAt", .instant(open.personCase.receivedAt)),
      .init("dueAt", .instant(open.personCase.dueAt)), .init("late", .flag(open.isLate)),
    ]
  }

  private static func object(_ open: OpenCase?) -> ViewValue {
    open.map { .object(openCase($0)) } ?? .null
  }

  static func reach(_ reach: PersonReach) -> ViewValue {
    .object([
      .init(
        "withoutAddress",
        .list(
          reach.withoutAddress.map {
            .object([
              .init("meeting", .text($0.id)), .init("participants", number($0.participants)),
            ])
          })),
      .init("sessions", number(reach.sessions)),
      .init("sessionsUntil", ViewValue(reach.sessionsUntil)),
      .init(
        "backups",
        .object([
          .init("count", number(reach.backups)), .init("until", ViewValue(reach.backupsUntil)),
        ])),
      .init("pbxs", texts(reach.pbxs)),
    ])
  }

  static func person(_ found: PersonFound) -> Members {
    [
      .init("person", .text(found.person.label)), .init("found", number(found.records.count)),
      .init("notReached", reach(found.reach)), .init("case", object(found.openCase)),
    ]
  }

  static func personRecord(_ record: PersonRecord) -> Members {
    let next = record.row.next
    return [
      .init("pbx", ViewValue(record.pbx)), .init("kind", .text(record.row.view.kind.rawValue)),
      .init("id", .text(record.row.view.id)), .init("where", texts(record.fields)),
      .init("rule", ViewValue(next?.rule.rawValue)), .init("dueAt", ViewValue(next?.dueAt)),
      .init("state", ViewValue(next?.state.rawValue)),
      .init("holds", texts(record.row.heldBy.map(Hold.label))),
    ]
  }

  static func personPlan(_ plan: PersonPlan) -> Members {
    [
      .init("fingerprint", .text(plan.fingerprint)), .init("phrase", .text(plan.phrase)),
      .init("person", .text(plan.person.label)), .init("counts", counts(plan.counts)),
      .init("extensions", .list(plan.extensions.map { .object(Shape.plan($0)) })),
      .init("participants", number(plan.participants.count)),
      .init("reports", number(plan.reports.count)), .init("kept", kept(plan.kept)),
    ]
  }

  static func statement(_ statement: ErasureStatement) -> Members {
    [
      .init("person", .text(statement.plan.person.label)),
      .init("receipt", ViewValue(statement.receipt?.label)),
      .init("plan", .text(statement.plan.fingerprint)),
      .init("counts", counts(statement.plan.counts)),
      .init("went", counts(statement.receipt?.counts ?? Counts())),
      .init(
        "staged",
        .list(
          statement.jobs.map {
            .object([
              .init("plan", .text($0.label)), .init("extension", ViewValue($0.id)),
              .init("undoUntil", .instant($0.undoUntil)),
            ])
          })),
      .init(
        "kept",
        .list(
          statement.kept.map {
            .object([
              .init("kind", .text($0.kind.rawValue)), .init("id", .text($0.id)),
              .init("hold", .text(Hold.label($0.hold))), .init("as", .text($0.nature.rawValue)),
              .init("ground", .text($0.ground)),
            ])
          })),
      .init(
        "lapses",
        .list(
          statement.lapses.map {
            .object([.init("what", .text($0.what)), .init("until", .instant($0.until))])
          })),
      .init("elsewhere", texts(statement.elsewhere)),
      .init("notReached", reach(statement.reach)), .init("case", object(statement.openCase)),
    ]
  }

  static func rectification(_ done: Rectification) -> Members {
    func places(_ places: [Rectification.Place]) -> ViewValue {
      .list(
        places.map {
          .object([
            .init("kind", .text($0.kind.rawValue)), .init("id", .text($0.id)),
            .init("field", .text($0.field)),
          ])
        })
    }
    return [
      .init("person", .text(done.person.label)), .init("changed", places(done.changed)),
      .init("refused", places(done.refused)), .init("pbxs", texts(done.pbxs)),
      .init("case", object(done.openCase)),
    ]
  }

  /// A record in the export's files: the person's values in clear, everybody else's masked.
  static func exported(_ item: PersonExport.Item) -> Members {
    var members: Members = [.init("type", .text(item.view.kind.rawValue))]
    members += item.view.fields
    return members + [
      .init("erased", texts(item.view.erased)),
      .init("restricted", ViewValue(item.restrictedBy.map(Hold.label))),
      .init("redacted", .flag(true)),
    ]
  }

  static func manifest(_ export: PersonExport, files: [PersonFiles.File]) -> Members {
    [
      .init("person", .text(export.person.label)), .init("madeAt", .instant(export.madeAt)),
      .init("policy", .text(export.policy)), .init("audit", .integer(export.audit)),
      .init("case", object(export.openCase)),
      .init("files", .list(files.map { .object($0.members) })),
      .init("records", .list(export.items.map { .object(told($0)) })),
      .init("notReached", reach(export.reach)),
    ]
  }

  /// What a person is told of one record beside its content.
  private static func told(_ item: PersonExport.Item) -> Members {
    let purpose = ProcessingPurpose(item.view.kind)
    let duties = item.duties.map { duty in
      ViewValue.object([
        .init("rule", .text(duty.rule.rawValue)), .init("period", .text(duty.period)),
        .init("clause", .text(duty.clause)), .init("start", .instant(duty.due.start)),
        .init("dueAt", .instant(duty.due.dueAt)), .init("state", .text(duty.due.state.rawValue)),
      ])
    }
    return [
      .init("kind", .text(item.view.kind.rawValue)), .init("id", .text(item.view.id)),
      .init("pbx", ViewValue(item.pbx)), .init("purpose", .text(purpose.purpose)),
      .init("source", .text(purpose.source)), .init("recipients", texts(purpose.recipients)),
      .init("due", .list(duties)), .init("why", .list(item.why.map { .object(why($0)) })),
      .init("restricted", ViewValue(item.restrictedBy.map(Hold.label))),
    ]
  }
}
