internal import Domain
internal import Operations
internal import Terminal

/// Polls: they have no period of their own and end with their extension.
struct PollListScreen: ListScreen {
  var order: String { "newest first" }
  var query: Query { Query(descending: true) }

  func counts(_ screen: Screen, _ state: State) -> String {
    counted(screen, "polls") + "   each ends with its extension"
  }

  func empty(_ screen: Screen, _ keys: KeyMap) -> String {
    "No poll is stored here: one stays until its owner deletes it or the extension goes."
  }

  func opened(_ item: Item, _ screen: Screen) -> Place? { item.row.flatMap(Screens.opened) }

  var columns: [Column] {
    [
      .record("ID", 12, growth: 12, priority: -1) { row, _ in TableCell(row.view.id) },
      .record("QUESTION", 8) { row, state in .presence(row.view, "question", state.glyphs) },
      .record("PBX", 25, growth: 24) { row, _ in TableCell(row.view["pbx"].text ?? "-") },
      .record("EXT", 5, align: .trailing) { row, _ in
        TableCell(row.view["extension"].text ?? "-")
      },
      .record("CREATED", 8) { row, state in
        row.view["createdAt"].instant.map {
          TableCell(Words.shortDay($0, now: state.now, state.zone))
        } ?? .none
      },
      .record("AGE", 4, align: .trailing) { row, state in
        TableCell(Words.age(row.view["createdAt"].instant, at: state.now))
      },
      .record("ENDS", 8, growth: 2) { row, state in
        row.heldBy.isEmpty ? TableCell("with ext", .tableCellDim) : .next(row, state)
      },
    ]
  }

  /// Below a PBX its name says nothing, below an extension neither does the number.
  func columns(_ screen: Screen) -> [Column] {
    guard case .list(_, let within?, _) = screen.place else { return columns }
    let dropped: Set<String> = within.kind == .pbx ? ["PBX"] : ["PBX", "EXT"]
    return columns.filter { !dropped.contains($0.title.text) }
  }

  func selected(_ item: Item, _ screen: Screen, _ state: State) -> Selected {
    guard let row = item.row else { return Selected("", []) }
    let ends = Selected.Paragraph(
      "It ends with its extension \(row.view["extension"].text ?? "-"), "
        + "or when its owner deletes it; no rule has a date for it.")
    guard row.heldBy.isEmpty, row.view.restrictedBy == nil else {
      return selectedRecord(row, "poll \(row.view.id)", state)
    }
    return Selected("poll \(row.view.id)", [ends])
  }
}
