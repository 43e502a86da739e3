import Domain
import Operations

/// What is said of persons in words.
enum PersonWords {
  /// Past its month a case is loud, on standard error, whatever the form.
  static func noteLate(_ openCase: OpenCase?, _ printer: Printer) {
    noteLate(openCase.map { [$0] } ?? [], printer)
  }

  static func noteLate(_ cases: [OpenCase], _ printer: Printer) {
    for open in cases where open.isLate {
      printer.note(
        "LATE: case \(open.personCase.reference) had to be answered by"
          + " \(Words.instant(open.personCase.dueAt)) (GDPR Art. 12).")
    }
  }

  /// What could not be reached.
  static func note(_ reach: PersonReach, _ printer: Printer) {
    for (name, text) in pairs(reach) { printer.note("Not reached, \(name): \(text).") }
  }

  private static func pairs(_ reach: PersonReach) -> [(String, String)] {
    var pairs = reach.withoutAddress.map {
      (
        "meeting \($0.id)",
        "\($0.participants) participants without an address; --in \($0.id) takes one in by name"
      )
    }
    if let until = reach.sessionsUntil {
      pairs.append(
        ("session history", "\(reach.sessions) rows, anonymous by \(Words.instant(until))"))
    }
    pairs.append(
      (
        "backups",
        reach.backupsUntil.map {
          "\(reach.backups) copies, the last destroyed by \(Words.instant($0))"
        } ?? "no copy is noted"
      ))
    for pbx in reach.pbxs { pairs.append(("source", "the PBX \(pbx)")) }
    return pairs
  }

  static func pairs(_ plan: PersonPlan) -> [(String, String)] {
    var pairs = [("goes", Words.counts(plan.counts))]
    for extent in plan.extensions where !extent.nothingGoes {
      pairs.append(
        ("staged", "extension \(extent.id): \(Words.counts(extent.census.counts))"))
    }
    if !plan.participants.isEmpty {
      pairs.append(("at once", "\(plan.participants.count) participants"))
    }
    if !plan.reports.isEmpty {
      pairs.append(("at once", "name and e-mail in \(plan.reports.count) reports"))
    }
    for kept in plan.kept {
      pairs.append(("kept", "\(kept.kind.rawValue) \(kept.id): hold \(Hold.label(kept.hold))"))
    }
    return pairs + [("phrase", plan.phrase), ("fingerprint", plan.fingerprint)]
  }

  static func pairs(_ statement: ErasureStatement) -> [(String, String)] {
    var pairs: [(String, String)] = []
    if let receipt = statement.receipt {
      pairs.append(("went", "\(Words.counts(receipt.counts)), receipt \(receipt.label)"))
    }
    for job in statement.jobs {
      pairs.append(
        (
          "goes",
          "extension \(job.id ?? "-") with all below, after \(Words.instant(job.undoUntil))"
            + " (\(job.label))"
        ))
    }
    for kept in statement.kept {
      pairs.append(
        (
          "kept",
          "\(kept.kind.rawValue) \(kept.id): \(Hold.label(kept.hold)), \(kept.nature.rawValue),"
            + " \(kept.ground)"
        ))
    }
    for lapse in statement.lapses {
      pairs.append(("lapses", "\(lapse.what) by \(Words.instant(lapse.until))"))
    }
    for meeting in statement.reach.withoutAddress {
      pairs.append(
        (
          "not reached",
          "\(meeting.participants) participants without an address in meeting \(meeting.id)"
        ))
    }
    return pairs + statement.elsewhere.map { ("elsewhere", $0) }
  }

  static func pairs(_ done: Rectification) -> [(String, String)] {
    var pairs = [("changed", "\(done.changed.count) values")]
    for place in done.changed {
      pairs.append(("changed", "\(place.kind.rawValue) \(place.id) \(place.field)"))
    }
    for place in done.refused {
      pairs.append(
        (
          "unchanged",
          "\(place.kind.rawValue) \(place.id) \(place.field): restricted or ordered to go"
        ))
    }
    for pbx in done.pbxs {
      pairs.append(("change there", "the PBX \(pbx) still has the old value"))
    }
    return pairs
  }
}
