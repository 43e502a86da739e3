import Domain
import Operations

extension Shape {
  static func check(_ check: ReceiptCheck) -> Members {
    [
      .init("receipt", .text(check.receipt.label)), .init("proved", .flag(check.isProved)),
      .init(
        "checks",
        .list(
          check.answers.map { answer in
            .object([
              .init("check", .text(answer.point.rawValue)),
              .init("good", .flag(answer.finding.isGood)),
              .init("finding", .text(answer.finding.code)),
              .init("count", ViewValue(answer.finding.count.map(Int64.init))),
            ])
          })),
      .init("elsewhere", texts(check.receipt.counts.elsewhere.map(\.sentence))),
    ]
  }

  static func explanation(_ explanation: Explanation) -> Members {
    [
      .init("kind", .text(explanation.kind.rawValue)), .init("id", .text(explanation.id)),
      .init("here", .flag(explanation.isHere)),
      .init("items", .list(explanation.items.map { .object(item($0)) })),
    ]
  }

  private static func item(_ item: Explanation.Item) -> Members {
    [
      .init("item", .text(item.item)), .init("goes", ViewValue(item.goes)),
      .init("state", .text(item.state.name)), .init("rule", ViewValue(item.rule?.rawValue)),
      .init("countedFrom", ViewValue(item.countedFrom)), .init("clause", ViewValue(item.clause)),
      .init("blocked", ViewValue(item.blocked)),
      .init("sooner", texts(item.sooner.map(\.sentence))), .init("say", ViewValue(item.say)),
      .init("run", ViewValue(item.run)),
      .init("receipt", ViewValue(item.receipt.map(Receipt.label))),
      .init("orderedBy", ViewValue(item.orderedBy)), .init("reason", ViewValue(item.reason)),
      .init("ticket", ViewValue(item.ticket)),
    ]
  }

  static func past(_ line: PastView) -> Members {
    [
      .init("type", .text("past")), .init("at", .instant(line.at)),
      .init("kind", .text(line.kind.rawValue)), .init("count", number(line.count)),
      .init("rule", ViewValue(line.rule?.rawValue)), .init("job", ViewValue(line.job)),
      .init("orderedBy", ViewValue(line.orderedBy)), .init("reason", ViewValue(line.reason)),
      .init("ticket", ViewValue(line.ticket)),
      .init("receipt", ViewValue(line.receipt.map(Receipt.label))),
    ]
  }

  static func incident(_ view: IncidentView) -> Members {
    let incident = view.incident
    return [
      .init("type", .text("incident")), .init("incident", .text(incident.label)),
      .init("at", .instant(incident.at)), .init("rule", .text(incident.rule.rawValue)),
      .init("report", ViewValue(view.report)), .init("number", .integer(incident.report)),
      .init("tag", .text(incident.tag)), .init("field", .text(incident.field)),
      .init("finding", .text(incident.finding.rawValue)),
      .init("removed", .flag(incident.isRemoved)), .init("redacted", .flag(true)),
    ]
  }
}

extension Elsewhere {
  var sentence: String {
    switch self {
    case .reportCopy: "the PBX's own copy of the report"
    case .media: "media that the meeting server still keeps"
    }
  }
}
