import Domain

/// The meetings that the demo places by hand: the first indices.
struct StagedMeeting {
  enum State {
    case planned, live, ended, never, nothingKnown
  }

  let pbx: String
  /// The place of the extension in its PBX.
  let host: Int
  let state: State
  /// Minutes from the last quarter of an hour before now to the scheduled start; of a quick one to
  /// its start.
  let at: Int
  var duration = 60
  var people = 4
  var quick = false
  var recordings = 0
  var shared = 0
  var documents = 0
  var report = false
  var title: String?
  var note: String?
  var dialIn = false
  /// The title is still there although its time is over.
  var keepsTitle = false
  /// Minutes past its due instant of the first recording; each further one 5 less.
  var lateness: Int?

  static let day = 1_440

  static let quarry: [StagedMeeting] = (0..<7).map { place in
    StagedMeeting(
      pbx: "quarry.example.net", host: 3 + place, state: .ended, at: -7 * day - 1_142 + place * 95,
      people: 3 + place, recordings: 2, lateness: 1_142 - place * 100)
  }

  static let all: [StagedMeeting] =
    [
      StagedMeeting(
        pbx: "brightway.example.net", host: BrightwayCast.index("104"), state: .ended,
        at: -day + 255, people: 9, recordings: 1, report: true, title: "Claim 4711: hearing",
        note: "With the insurer's people."),
      StagedMeeting(
        pbx: "brightway.example.net", host: BrightwayCast.index("102"), state: .live, at: -30,
        people: 5, shared: 2, title: "Release planning", note: "Agenda follows."),
      StagedMeeting(
        pbx: "quarry.example.net", host: 12, state: .live, at: -15, people: 22, recordings: 1,
        title: "Town hall 🎉"),
      StagedMeeting(
        pbx: "fjord.example.net", host: 7, state: .live, at: -25, people: 2, quick: true,
        dialIn: true),
      StagedMeeting(
        pbx: "brightway.example.net", host: BrightwayCast.index("140"), state: .planned, at: 30,
        duration: 45, people: 7, shared: 1, title: "Совещание отдела", note: "Ключи у дежурного."),
      StagedMeeting(
        pbx: "brightway.example.net", host: BrightwayCast.index("104"), state: .planned, at: 240,
        people: 4, title: "Claim 4711: preparation", note: "Room 2.14", dialIn: true),
      StagedMeeting(
        pbx: "bakery.example.net", host: 0, state: .never, at: -930, people: 0,
        title: "Bäckerfrühstück"),
      StagedMeeting(
        pbx: "fjord.example.net", host: 3, state: .ended, at: -3 * day, people: 9, report: true,
        title: Phrases.hostile[0], note: Phrases.hostile[1]),
      StagedMeeting(
        pbx: "cedar.example.org", host: 1, state: .planned, at: 2 * day, people: 6,
        title: Phrases.longTitle, note: Phrases.hostile[2]),
      StagedMeeting(
        pbx: "alder.example.com", host: 2, state: .ended, at: -2 * day, people: 10, documents: 1,
        report: true, title: Phrases.hostile[3], note: Phrases.hostile[5]),
      StagedMeeting(
        pbx: "harbour.example.com", host: 8, state: .planned, at: day, people: 5, shared: 3,
        title: Phrases.hostile[6], note: Phrases.hostile[9], dialIn: true),
      StagedMeeting(
        pbx: "fjord.example.net", host: 0, state: .ended, at: -7 * day - 665, people: 3,
        title: "Snøryddeplan", keepsTitle: true),
      StagedMeeting(pbx: "bakery.example.net", host: 2, state: .nothingKnown, at: 0, people: 1),
      StagedMeeting(
        pbx: "trial-9.example.com", host: 5, state: .live, at: -30, people: 8,
        title: "Onboarding of new colleagues"),
      StagedMeeting(
        pbx: "trial-9.example.com", host: 9, state: .live, at: -45, people: 6, shared: 1,
        title: "1:1"),
      StagedMeeting(
        pbx: "brightway.example.net", host: BrightwayCast.index("100"), state: .ended, at: -60,
        duration: 40, people: 3, recordings: 1, shared: 1, documents: 1, report: true,
        title: "Jour fixe", dialIn: true),
      StagedMeeting(
        pbx: "cedar.example.org", host: 4, state: .ended, at: -6 * day - 240, people: 12,
        recordings: 1, documents: 2, report: true, title: "Interview, second round"),
      StagedMeeting(
        pbx: "marina.example.com", host: 6, state: .ended, at: -20 * day, people: 8,
        recordings: 2, report: true, title: "Moorings: contract", note: "Bring the invoices."),
    ] + quarry

  static let restrictedMeeting = 16
  static let failedMeeting = 17

  /// The meetings in which people with hostile names sit.
  static func hasHostileNames(_ index: Int) -> Bool { (7...10).contains(index) }
}
