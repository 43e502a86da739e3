internal import Domain
internal import Operations
internal import Terminal

/// A PBX: can it meet, its clocks, its extensions.
struct PBXScreen: ListScreen {
  /// Those that cannot meet come first.
  var query: Query { Query(sort: "ready") }

  var order: String { "not ready first" }
  var headRows: Int { 7 }

  func counts(_ screen: Screen, _ state: State) -> String {
    guard let row = screen.detail?.record?.row else {
      return "CAN MEET  " + (screen.failure == nil ? "..." : "not known")
    }
    let missing = row.view.missing ?? []
    if let hold = row.view.restrictedBy {
      return "restricted, \(Hold.label(hold)), ask the officer"
    }
    guard missing.isEmpty else {
      return "CAN MEET  no: " + missing.map(Words.missing).joined(separator: ", ")
    }
    let list = screen.list
    guard list.phase == .loaded, !list.canLoadAhead, !list.canLoadBehind,
      list.query.filter.isEmpty
    else { return "CAN MEET  yes" }
    let faulty = list.items.count { !($0.row?.view.missing ?? []).isEmpty }
    if list.items.isEmpty { return "CAN MEET  no: it has no extension" }
    if faulty == 0 { return "CAN MEET  yes, all \(list.items.count) extensions" }
    return "CAN MEET  yes, but \(faulty) of \(list.items.count) extensions cannot"
  }

  /// That a PBX cannot meet is what a caller asks about.
  func countsLook(_ screen: Screen) -> Look {
    (screen.detail?.record?.row.view.missing ?? []).isEmpty ? .uiCounts : .stateMissing
  }

  func head(_ screen: Screen, _ state: State) -> [Line] {
    guard let row = screen.detail?.record?.row else { return [] }
    let view = row.view
    let lines = PBXClock.rules.map { clock($0.rule, $0.field, $0.name, view, state) }
    func value(_ field: String) -> Line {
      let text = view[field].text
      return Line(text ?? "none", text == nil ? .tableCellDim : .cellMasked)
    }
    let licence =
      Line("licence  ", .uiDetail) + value("licenseKey") + Line("   public ip ", .uiDetail)
      + value("publicIP")
    let mcu = Line("mcu   ", .uiDetail) + Line(view["mcu"].text ?? "none", .ui)
    let web = Line("web      ", .uiDetail) + Line(view["webmeetingFQDN"].text ?? "none", .ui)
    let tenant = screen.detail?.record?.tenant
    return lines + [
      beside(licence, mcu, state), beside(web, tenant.map(live) ?? Line(), state),
      beside(since(row, state), tenant.map { went($0, state) } ?? Line(), state),
    ]
  }

  /// The right one begins where it does in the lines above and below.
  private func beside(_ left: Line, _ right: Line, _ state: State) -> Line {
    let column = max(48, min(state.size.columns - 34, 60))
    return left + Line(String(repeating: " ", count: max(3, column - left.columns))) + right
  }

  private func live(_ tenant: RecordDetail.TenantNow) -> Line {
    let what =
      tenant.liveMeetings == 0
      ? "no meeting"
      : "\(Words.kinds(.meeting, tenant.liveMeetings)) with \(Words.grouped(tenant.livePeople))"
        + (tenant.livePeople == 1 ? " person" : " people")
    return Line("live  ", .uiDetail)
      + Line(what, tenant.liveMeetings == 0 ? .uiDetail : .stateLive)
  }

  private func went(_ tenant: RecordDetail.TenantNow, _ state: State) -> Line {
    let records = "\(Words.grouped(tenant.went)) record\(tenant.went == 1 ? "" : "s")"
    return Line("went  \(records) in 30 d (\(state.keys.label(.past)))", .uiDetail)
  }

  private func since(_ row: ListRow, _ state: State) -> Line {
    let view = row.view
    var text = "since    "
    if let at = view["registeredAt"].instant {
      text += Words.day(at, now: state.now, state.zone, weekday: false)
    }
    text += view["unboundAt"].instant == nil ? "" : ", UNBOUND"
    if case .pbx(_, let meetings, _) = row.facts {
      text += "   meetings \(Words.grouped(meetings))"
    }
    let labels = row.heldBy.map(Hold.label).joined(separator: ", ")
    let holds = row.hasHoldBelow ? "   hold below" : ""
    return Line(text, .uiDetail) + Line(labels.isEmpty ? holds : "   held " + labels, .stateHeld)
  }

  private func clock(
    _ rule: RuleID, _ field: String, _ name: String, _ view: RecordView, _ state: State
  ) -> Line {
    let label = name.padding(to: 9)
    guard let run = PBXClock.run(rule, view, state) else { return Line(label + "none", .uiDetail) }
    let at = view[field].instant
    let since = at.map { Words.distance(state.now - $0) }
    let ago = (since.map { $0 == "now" ? "now" : "\($0) ago" } ?? "never").padding(to: 11)
    let percent = Int(Double(run.run) / Double(max(1, run.of)) * 100)
    let gauge = SafeText.gauge(
      Int(run.run / Instant.minute), of: Int(run.of / Instant.minute), width: 28,
      in: state.glyphs)
    var line =
      Line(label + ago + "[", .uiDetail) + Line(gauge, PBXClock.role(percent: percent))
      + Line("] of \(run.of / Instant.day) d", .uiDetail)
    if rule == .tenantSync, let at {
      // A PBX syncs every 8 hours.
      let next = at + 8 * Instant.hour
      let text =
        next > state.now ? "   next about \(Words.clock(next, state.zone))" : "   sync is late"
      line = line + Line(text, next > state.now ? .uiDetail : .stateLook)
    }
    if rule == .tenantDNS {
      let days = state.policy[.tenantDNSMeetings].period.due(from: state.now) - state.now
      line = line + Line("   meetings go at \(days / Instant.day) d", .uiDetail)
    }
    return line
  }

  func empty(_ screen: Screen, _ keys: KeyMap) -> String {
    "The PBX has listed no extension: meetings need one with a name and an e-mail address."
  }

  func opened(_ item: Item, _ screen: Screen) -> Place? { item.row.flatMap(Screens.opened) }

  var columns: [Column] { ExtensionColumns.withinPBX }

  func selected(_ item: Item, _ screen: Screen, _ state: State) -> Selected {
    guard let row = item.row else { return Selected("", []) }
    return selectedRecord(
      row, "extension \(row.view["number"].text ?? row.view.id)", state)
  }
}

extension String {
  /// Blanks at the end up to `width` columns.
  func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - SafeText(self).columns))
  }
}
