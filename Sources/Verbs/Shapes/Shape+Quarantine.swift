import Domain
import Operations

extension Shape {
  static func quarantine(_ one: Quarantine, now: Instant) -> Members {
    [
      .init("type", .text("quarantine")), .init("id", .text(one.label)),
      .init("pbx", ViewValue(one.fqdn)), .init("state", .text(one.state.rawValue)),
      .init("why", .text(one.doubt.rawValue)), .init("at", .instant(one.at)),
      .init("takenAt", .instant(one.takenAt)), .init("told", number(one.told)),
      .init("listed", number(one.listed)), .init("known", number(one.known)),
      .init("vanishing", number(one.vanishing)), .init("settled", number(one.settled)),
      .init("lastComplete", one.lastCount.map(number) ?? .null),
      .init(
        "loud", .flag(one.state == .waiting && now - one.takenAt >= Quarantine.loudAfter)),
      .init("decidedAt", one.decidedAt.map { .instant($0) } ?? .null),
      .init("decidedBy", ViewValue(one.decidedBy)), .init("redacted", .flag(true)),
    ]
  }

  static func quarantine(_ detail: QuarantineDetail, now: Instant) -> Members {
    quarantine(detail.quarantine, now: now) + [
      .init("extensions", texts(detail.vanishing)),
      .init("counts", counts(detail.census.counts)),
      .init("objects", number(detail.census.objects)),
      .init("bytes", .integer(detail.census.bytes)),
      .init("phrase", ViewValue(detail.phrase)),
      .init("fingerprint", .text(detail.fingerprint)),
    ]
  }
}
