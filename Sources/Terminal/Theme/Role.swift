/// What a cell is for; a theme says how that looks. Names are dotted: `ui.header.badge` falls
/// back to `ui.header`, then to `ui`.
package enum Role: UInt8, CaseIterable, Sendable {
  case ui, uiHeader, uiHeaderBadge, uiHeaderAdmin, uiHeaderOfficer, uiHeaderProd
  case uiCounts, uiColumns, uiCrumb, uiFrame, uiFrameFocus, uiFooter, uiFooterKey
  case uiDetail, uiDetailTitle, uiPrompt, uiError, uiNotice
  case tableRow, tableRowCursor, tableRowMarked, tableRowStaged, tableCellDim
  case cellMasked
  case stateOverdue, stateDue, stateLook, stateHeld, stateStaged, stateQuarantine, stateBrake
  case stateLive
  case stateReady, stateMissing
  case dialog, dialogTitle, dialogDanger, dialogButton, dialogButtonFocus
  case chart1, chartWarn, chartDanger
  case helpKey, helpText

  package var name: String {
    Role.names[Int(rawValue)]
  }

  package init?(named name: String) {
    guard let position = Role.names.firstIndex(of: name) else { return nil }
    self = Role.allCases[position]
  }

  /// In the order of the cases.
  static let names = [
    "ui", "ui.header", "ui.header.badge", "ui.header.admin", "ui.header.officer",
    "ui.header.prod",
    "ui.counts", "ui.columns", "ui.crumb", "ui.frame", "ui.frame.focus", "ui.footer",
    "ui.footer.key",
    "ui.detail", "ui.detail.title", "ui.prompt", "ui.error", "ui.notice",
    "table.row", "table.row.cursor", "table.row.marked", "table.row.staged", "table.cell.dim",
    "cell.masked",
    "state.overdue", "state.due", "state.look", "state.held", "state.staged",
    "state.quarantine", "state.brake", "state.live",
    "state.ready", "state.missing",
    "dialog", "dialog.title", "dialog.danger", "dialog.button", "dialog.button.focus",
    "chart.1", "chart.warn", "chart.danger",
    "help.key", "help.text",
  ]
}
