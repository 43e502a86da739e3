internal import Terminal

extension CommandTable {
  /// Getting about and back.
  static let places: [Command] = [
    Command(
      name: .focus, keys: [.tab],
      help: "To the pane, the breadcrumb, the list: j k and Enter act there",
      reason: { $0.focusReason }),
    Command(name: .jobs, keys: [.key("J")], help: "Jobs: deletions and sweeps at work"),
    Command(
      name: .setBookmark, keys: [.key("m")],
      help: "Keep this screen under a letter, the line's record under a capital"),
    Command(
      name: .goBookmark, keys: [.key("'")], help: "To what a letter keeps; '' back from there"),
  ]
}
