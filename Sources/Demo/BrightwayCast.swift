/// The extensions of the PBX that the demo tells most about, and the few elsewhere that stand out.
enum BrightwayCast {
  static let numbers = [
    "100", "101", "102", "103", "104", "105", "106", "107", "108", "110", "112", "114", "116",
    "118", "120", "122", "124", "126", "128", "131", "133", "136", "138", "140",
  ]

  struct Role {
    var first: String?
    var last: String?
    var email: String?
    var vanity: String?
    var enabled = true
  }

  static func index(_ number: String) -> Int {
    guard let index = numbers.firstIndex(of: number) else {
      preconditionFailure("no extension \(number)")
    }
    return index
  }

  /// By number; the others are like anybody.
  static let roles: [String: Role] = [
    "100": Role(first: "Anna", last: "Reinholt", email: "anna@brightway.example.net"),
    "101": Role(first: "Dieter", last: nil, email: "dieter@brightway.example.net"),
    "102": Role(first: "Kata", last: "Vörös", email: "kata@brightway.example.net"),
    "103": Role(first: "Lin", last: "欧阳", email: "欧阳@brightway.example.net"),
    "104": Role(
      first: "Mario", last: "Santacroce", email: "mario@brightway.example.net",
      vanity: "mario-s"),
    "112": Role(first: "Jonas", last: nil, email: nil),
    "118": Role(
      first: "Tilda", last: "Winter", email: "office@brightway.example.net",
      vanity: "front-desk"),
    "120": Role(first: "Ute", last: "Falk", email: "office@brightway.example.net"),
    "122": Role(first: "Ida", last: "Moser", email: "Office@Brightway.example.net"),
    "131": Role(first: nil, last: nil, email: "rita@brightway.example.net"),
    "133": Role(first: "Siân", last: "O'Néill 🌻", email: "sian@brightway.example.net"),
    "136": Role(
      first: "Zo\u{308}e", last: Phrases.longName, email: "zoe@brightway.example.net"),
    "138": Role(first: Phrases.hostile[0], last: "=1+1", email: "root@brightway.example.net"),
    "140": Role(
      first: "Svetlana", last: "Lesova", email: "svetlana.brightway.example.net",
      vanity: "svetlana"),
  ]
}
