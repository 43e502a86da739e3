internal import Domain
internal import Operations

/// The extensions of all PBXs.
struct ExtensionListScreen: ListScreen {
  var order: String { "by PBX and number" }

  func counts(_ screen: Screen, _ state: State) -> String { counted(screen, "extensions") }

  func empty(_ screen: Screen, _ keys: KeyMap) -> String {
    "No extension is stored: the PBXs have synced none."
  }

  func opened(_ item: Item, _ screen: Screen) -> Place? { item.row.flatMap(Screens.opened) }

  var columns: [Column] { ExtensionColumns.everywhere }

  func selected(_ item: Item, _ screen: Screen, _ state: State) -> Selected {
    guard let row = item.row else { return Selected("", []) }
    return selectedRecord(row, "extension \(row.view.id)", state)
  }
}
