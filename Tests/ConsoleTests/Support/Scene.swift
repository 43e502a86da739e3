import Domain
import Terminal

@testable import Console

/// A screen, or what covers one, and how it is come by.
struct Scene: Sendable, CustomStringConvertible {
  enum Stroke: Sendable {
    case key(String)
    case text(String)
  }

  let name: String
  let start: ScreenName
  var strokes: [Stroke] = []

  var description: String { name }

  init(_ name: String, at start: ScreenName, _ strokes: Stroke...) {
    self.name = name
    self.start = start
    self.strokes = strokes
  }

  /// Lists that a number key or a name opens.
  static let lists = (ScreenName.roots.map(\.name) + ScreenName.named).map {
    Scene($0.rawValue, at: $0)
  }

  /// Screens that lie below others.
  static let below = [
    Scene("pbx", at: .pbxs, .key("G"), .key("k"), .key("enter")),
    Scene("meeting", at: .meetings, .key("k"), .key("k"), .key("enter")),
    Scene("report", at: .reports, .key("enter"), .key("j")),
    Scene("inspect", at: .meetings, .key("k"), .key("k"), .key("i")),
    Scene("job", at: .jobs, .key("enter")), Scene("matrix", at: .policy, .key("o")),
    Scene("past", at: .pbxs, .key("p")),
    Scene(
      "person", at: .overview, .text(":person"), .key("enter"), .text("mia@example.org"),
      .key("enter")),
    Scene("find", at: .overview, .key("f"), .text("nobody.example.net"), .key("enter")),
  ]

  /// What covers a screen, or asks.
  static let dialogs = [
    Scene("plan", at: .meetings, .key("d")), Scene("asking", at: .pbxs, .key("d"), .key("x")),
    Scene("hold", at: .meetings, .key("H")), Scene("reveal", at: .extensions, .key("R")),
    Scene("compare", at: .extensions, .key("=")), Scene("brakes", at: .pending, .key("b")),
    Scene("columns", at: .pbxs, .key("C")), Scene("sort", at: .pbxs, .key("s")),
    Scene("export", at: .pbxs, .key("e")), Scene("help", at: .pbxs, .key("?")),
    Scene("bookmarks", at: .pbxs, .key("m")), Scene("ticket", at: .pbxs, .key("T")),
    Scene("command", at: .pbxs, .text(":po")), Scene("lock", at: .pbxs, .key("L")),
    Scene("views", at: .pbxs, .text(":view"), .key("enter")),
    Scene("take", at: .overview, .key("a")), Scene("marks", at: .pbxs, .key("space"), .key("j")),
    Scene("fault", at: .pbxs, .key("/"), .text("mcu:fra nope:1 x")),
    Scene("nothing", at: .pbxs, .key("/"), .text("nowhere"), .key("enter")),
  ]

  static let all = lists + below + dialogs

  /// The console where it is seen.
  @UI func bench(rows: Int = 24, columns: Int = 80, isUnicode: Bool = false) async -> Bench {
    let role: Domain.Role = name == "take" ? .admin : .officer
    let bench = Bench(.laden(), rows: rows, columns: columns, role: role, isUnicode: isUnicode)
    bench.shelf.change { content in
      if name == "brakes" { content.brakes = Made.brakes([Made.failingDNS]) }
    }
    await bench.open(at: start)
    await bench.rest()
    for stroke in strokes {
      switch stroke {
      case .key(let key): await bench.press(key)
      case .text(let text): await bench.type(text)
      }
    }
    return bench
  }
}
