internal import Domain
internal import Operations
internal import Terminal

/// What is to be done about it.
enum Effect: Hashable, Sendable {
  case load(ListLoad)
  case readDetail(screen: Int, Detail.Request)
  case readStatus
  case readOverview
  case plan(dialog: Int, PlanTarget)
  /// Orders a deletion: never cancelled.
  case stage(dialog: Int, Order)
  case undo(Kind, id: String)
  /// Each of them by itself.
  case undoAll([Marks.Target])
  /// Reads what there is to mark.
  case markAll(MarkAll)
  /// Tries to remove the objects that wait.
  case retryObjects
  case halt(Halt, job: String)
  /// What a dialog needs; orders among it are never cancelled.
  case ask(dialog: Int, DialogRequest)
  case readReceipt(Int64)
  case readThemes
  case keepBookmarks(String)
  /// Where the record of a bookmark is now.
  case readPlace(Kind, id: String)
  /// What the pane says of a record.
  case readPane(Kind, id: String)
  case count(ListCount)
  case remember(ConsoleMemory)
  case cancel(ID)
  case timer(TerminalTimer, after: Duration?)
  /// Line by line.
  case copy([SafeText])
  case setTitle(SafeText)
  /// The theme that is worn from the next frame on.
  case dress
  case mouse(Bool)
  /// Compares what was typed under the curtain.
  case unlock(PassphraseHash, Told)
  case suspend
  case redraw
  case quit

  /// A deletion that was typed for.
  enum Order: Hashable, Sendable {
    case one(DeleteRequest)
    case marked(MarkedRequest)
  }

  /// All records of a list.
  struct MarkAll: Hashable, Sendable {
    let screen: Int
    let generation: Int
    let kind: Kind
    let within: Scope?
    let query: Query
  }

  /// How a job at work is stopped after its batch.
  enum Halt: Hashable, Sendable {
    case pause, cancel
  }

  /// Starting an effect cancels the one of the same id.
  enum ID: Hashable, Sendable {
    case list(screen: Int)
    case ahead(screen: Int)
    case behind(screen: Int)
    case detail(screen: Int)
    case status, overview
    case plan
    case stage(dialog: Int)
    case undo(Kind, String)
    case undoAll
    case markAll
    case retryObjects
    case halt(String)
    case ask(dialog: Int)
    case order(dialog: Int)
    case receipt
    case themes
    case bookmarks, memory
    case place
    case pane
    case unlock
    case count(screen: Int)
  }

  /// How many lines a list has, which may take its time.
  struct ListCount: Hashable, Sendable {
    let screen: Int
    let generation: Int
    let request: ListRequest
  }

  /// Pages of a list to be read.
  struct ListLoad: Hashable, Sendable {
    let screen: Int
    let generation: Int
    let load: Load
    let source: Source
    let query: Query
    /// The first page, and how many are to follow it.
    let first: Page.Request
    var following = 0
  }

  /// Nil: done at once, by the terminal.
  var id: ID? {
    switch self {
    case .load(let load):
      switch load.load {
      case .ahead: .ahead(screen: load.screen)
      case .behind: .behind(screen: load.screen)
      default: .list(screen: load.screen)
      }
    case .readDetail(let screen, _): .detail(screen: screen)
    case .readStatus: .status
    case .readOverview: .overview
    case .plan: .plan
    case .stage(let dialog, _): .stage(dialog: dialog)
    case .undo(let kind, let id): .undo(kind, id)
    case .undoAll: .undoAll
    case .markAll: .markAll
    case .retryObjects: .retryObjects
    case .halt(_, let job): .halt(job)
    case .ask(let dialog, let request):
      request.isOrder ? .order(dialog: dialog) : .ask(dialog: dialog)
    case .readReceipt: .receipt
    case .readThemes: .themes
    case .keepBookmarks: .bookmarks
    case .remember: .memory
    case .readPlace: .place
    case .readPane: .pane
    case .unlock: .unlock
    case .count(let count): .count(screen: count.screen)
    case .cancel, .timer, .copy, .setTitle, .mouse, .dress, .suspend, .redraw, .quit: nil
    }
  }
}
