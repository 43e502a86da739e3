import Domain
import Testing

/// What holds keep: their records, all below, and the rows above.
@Suite struct HoldIndexTests {
  private let pbx = Ancestry(kind: .pbx, record: 1, pbx: 1)
  private let own = Ancestry(kind: .extension, record: 2, pbx: 1, extension: 2)
  private let other = Ancestry(kind: .extension, record: 3, pbx: 1, extension: 3)
  private let meeting = Ancestry(kind: .meeting, record: 4, pbx: 1, extension: 2, meeting: 4)
  private let sibling = Ancestry(kind: .meeting, record: 5, pbx: 1, extension: 2, meeting: 5)
  private let recording = Ancestry(kind: .recording, record: 6, pbx: 1, extension: 2, meeting: 4)
  private let report = Ancestry(kind: .report, record: 7, pbx: 1, extension: 2, meeting: 4)
  private let poll = Ancestry(kind: .poll, record: 8, pbx: 1, extension: 2)

  private func index(
    _ ancestry: Ancestry, _ nature: Hold.Nature = .legal
  ) -> HoldIndex {
    var index = HoldIndex()
    index.add(
      Hold(number: 12, kind: ancestry.kind, record: ancestry.record, nature: nature),
      ancestry: ancestry)
    return index
  }

  @Test func emptyKeepsNothing() {
    let index = HoldIndex()
    #expect(index.isEmpty)
    for record in [pbx, own, meeting, recording, report, poll] {
      #expect(index.covering(record).isEmpty && !index.keeps(record))
    }
  }

  @Test func coversItsRecordAndAllBelow() {
    let index = index(meeting)
    for covered in [meeting, recording, report] {
      #expect(index.covering(covered) == [12])
      #expect(index.keeps(covered))
    }
    for free in [pbx, own, other, sibling, poll] { #expect(index.covering(free).isEmpty) }
  }

  @Test func keepsTheRowsAbove() {
    let index = index(recording)
    for above in [meeting, own, pbx] {
      #expect(index.covering(above).isEmpty)
      #expect(index.keeps(above))
      #expect(index.below(Scope(kind: above.kind, record: above.record)) == [12])
    }
    for free in [sibling, other, report, poll] { #expect(!index.keeps(free)) }
    #expect(index.records(.recording, heldBelow: Scope(kind: .meeting, record: 4)) == [6])
    #expect(index.records(.participant, heldBelow: Scope(kind: .meeting, record: 4)).isEmpty)
  }

  @Test func aReportKeepsItsMeeting() {
    #expect(index(report).keeps(meeting))
    #expect(!index(report).keeps(recording))
  }

  @Test func aPBXKeepsAll() {
    let index = index(pbx)
    for record in [pbx, own, other, meeting, recording, report, poll] {
      #expect(index.covering(record) == [12])
    }
  }

  /// Numbers are per kind: a meeting 6 is not the recording 6.
  @Test func equalNumbersOfOtherKindsAreOthers() {
    let index = index(recording)
    #expect(!index.keeps(Ancestry(kind: .meeting, record: 6, pbx: 9, extension: 9, meeting: 6)))
    #expect(!index.keeps(Ancestry(kind: .file, record: 6, pbx: 9, extension: 9, meeting: 9)))
  }

  @Test func severalHoldsAreAllNamed() {
    var index = index(pbx)
    index.add(Hold(number: 3, kind: .meeting, record: 4, nature: .legal), ancestry: meeting)
    #expect(index.covering(recording) == [3, 12])
    #expect(index.covering(poll) == [12])
  }

  @Test func onlyARestrictionRestricts() {
    #expect(index(meeting).isRestricted(recording) == nil)
    #expect(index(meeting, .restriction).isRestricted(recording) == 12)
    #expect(index(recording, .restriction).isRestricted(meeting) == nil)
  }

  @Test func labels() {
    #expect(Hold.label(12) == "H-12")
    #expect(Hold.number(label: "H-12") == 12)
    for text in ["12", "h-12", "H12", "H-", "H-x", "RC-12", ""] {
      #expect(Hold.number(label: text) == nil, "\(text)")
    }
  }
}
