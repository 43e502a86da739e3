internal import Domain
internal import Operations
internal import Terminal

/// All records of a kind that has no screen of its own, as they lie in the platform.
struct RecordListScreen: ListScreen {
  private let kind: Kind

  init(_ kind: Kind) {
    self.kind = kind
  }

  /// The newest first where records bear a time, servers that are down before all others.
  var query: Query { kind == .mcu ? Query(sort: "state") : Query(descending: isByTime) }

  var order: String {
    isByTime ? "newest first" : kind == .mcu ? "down first, then by name" : "by id"
  }

  private var isByTime: Bool { kind != .mcu && kind != .participant }

  func counts(_ screen: Screen, _ state: State) -> String {
    let count = counted(screen, Words.kind(kind) + "s")
    switch kind {
    case .participant: return count + "   one row for each person in each meeting"
    case .session: return count + "   numbers and servers stay; who met goes first"
    case .mcu:
      let down = screen.list.items.count { $0.row?.view["available"] == .flag(false) }
      return count + (down == 0 ? "" : "   \(down) DOWN")
    default: return count
    }
  }

  func empty(_ screen: Screen, _ keys: KeyMap) -> String { "No \(Words.kind(kind)) is stored." }

  func opened(_ item: Item, _ screen: Screen) -> Place? { item.row.flatMap(Screens.opened) }

  func selected(_ item: Item, _ screen: Screen, _ state: State) -> Selected {
    guard let row = item.row else { return Selected("", []) }
    let title = "\(Words.kind(kind)) \(row.view.id)"
    if kind == .participant, row.heldBy.isEmpty, row.view.restrictedBy == nil, row.order == nil {
      let meeting = row.view["meeting"].text ?? "-"
      return Selected(
        title, [.init("Name, e-mail and IP go by the rules of meeting \(meeting), then the rest.")])
    }
    guard kind == .mcu else { return selectedRecord(row, title, state) }
    let isDown = row.view["available"] == .flag(false)
    return Selected(
      title,
      [
        isDown
          ? .init("It is down: PBXs that are given to it meet on another.", .stateOverdue)
          : .init("It is up."),
        .init("A meeting server is no personal data; no rule has a date for it."),
      ])
  }

  var columns: [Column] {
    switch kind {
    case .mcu:
      [
        text("NAME", 14, growth: 10, field: "name"), text("HOST", 34, growth: 30, field: "host"),
        .record("STATE", 6) { row, _ in
          switch row.view["available"] {
          case .flag(true): TableCell("up", .stateReady)
          case .flag(false): TableCell("DOWN", .stateOverdue)
          default: TableCell("?", .tableCellDim)
          }
        },
        .record("PLACE", 17) { row, _ in
          guard case .real(let latitude) = row.view["latitude"],
            case .real(let longitude) = row.view["longitude"]
          else { return .none }
          return TableCell("\(latitude), \(longitude)")
        },
      ]
    case .log:
      [
        id("LOG", 14), text("SOURCE", 10, field: "source"),
        text("HOST", 15, growth: 20, field: "host"), day("WRITTEN", field: "writtenAt"), size,
        kept, next,
      ]
    case .recording:
      [
        id("RECORDING", 12), text("MEETING", 12, growth: 8, field: "meeting"),
        day("MADE", field: "createdAt"), text("STATE", 10, field: "state"), size,
        text("MCU", 8, growth: 6, priority: 1, field: "mcu"),
        text("CONVERTER", 9, growth: 6, priority: 2, field: "converter"), next,
      ]
    case .participant:
      [
        id("ID", 11), text("MEETING", 11, growth: 8, field: "meeting"), masked("NAME", 12, "name"),
        masked("E-MAIL", 14, "email"), masked("IP", 12, "ip"),
        .record("ROLE", 4) { row, _ in
          TableCell(row.view["role"] == .text("organizer") ? "org." : "-")
        },
      ]
    case .file:
      [
        id("FILE", 12), text("MEETING", 12, growth: 8, field: "meeting"),
        .record("WHAT", 10) { row, _ in
          TableCell(row.view["share"] == .text("document") ? "document" : "in session")
        },
        .record("NAME", 4) { row, state in .presence(row.view, "name", state.glyphs) }, size,
        day("SINCE", field: "uploadedAt"), next,
      ]
    default:
      [
        id("SESSION", 10), text("PBX", 20, growth: 16, field: "pbx"),
        text("MEETING", 9, growth: 8, priority: 2, field: "meeting"),
        masked("ORGANISER", 9, "organizer"), day("GATHERED", field: "gatheredAt"),
        .record("PPL", 4, align: .trailing) { row, _ in
          row.view["participants"].integer.map { TableCell(Words.short(Int($0), width: 4)) }
            ?? .none
        },
        text("MCU", 7, growth: 6, priority: 1, field: "mcu"), next,
      ]
    }
  }

  private func id(_ title: SafeText, _ width: Int) -> Column {
    .record(title, width, growth: 12, priority: -1) { row, _ in TableCell(row.view.id) }
  }

  private func text(
    _ title: SafeText, _ width: Int, growth: Int = 0, priority: Int = 0, field: String
  ) -> Column {
    .record(title, width, growth: growth, priority: priority) { row, _ in
      row.view[field].text.map { TableCell($0) } ?? .none
    }
  }

  private func masked(_ title: SafeText, _ width: Int, _ field: String) -> Column {
    .record(title, width, growth: 10) { row, _ in
      row.view.restrictedBy == nil ? .masked(row.view[field]) : TableCell("restricted")
    }
  }

  private func day(_ title: SafeText, field: String) -> Column {
    .record(title, 8) { row, state in
      row.view[field].instant.map {
        TableCell(Words.shortDay($0, now: state.now, state.zone))
      } ?? .none
    }
  }

  private var size: Column {
    .record("SIZE", 8, align: .trailing) { row, _ in
      row.view["bytes"].integer.map { TableCell(Words.bytes($0)) } ?? .none
    }
  }

  /// A log that is kept longer, for a reason.
  private var kept: Column {
    .record("KEPT TO", 8, priority: 1) { row, state in
      row.view["keptUntil"].instant.map {
        TableCell(Words.shortDay($0, now: state.now, state.zone), .stateLook)
      } ?? .none
    }
  }

  private var next: Column {
    .record("NEXT DUE", 15, priority: -1) { row, state in .next(row, state) }
  }
}
