internal import Domain
internal import Operations
internal import Terminal

/// All that the console knows; what is on the screen is a function of it.
struct State: Sendable {
  var size: TerminalSize
  var glyphs: Glyphs
  var wardrobe = Wardrobe()
  let principal: Principal
  /// The database's label, as configured.
  let label: String?
  var policy: Policy
  let isReadOnly: Bool
  let operatorZone: Zone
  /// Whoever opened the console owns the database.
  var rolesAreAdvice = false
  var settings = Settings()
  var keys = KeyMap.standard
  var lockOptions = LockOptions()
  var isUTC = true
  var now: Instant
  /// The ticket of this call.
  var ticket: String?

  /// Never empty; the last one is on the screen.
  var stack: [Screen] = []
  /// Root screens as they were left.
  var remembered: [ScreenName: Screen] = [:]
  private(set) var lastNumber = 0

  /// Keys that came before the lines they are for.
  var typedAhead: [Key] = []

  var prompt: Prompt?
  var dialog: Dialog?
  /// The key that opened the dialog: it is never the one that confirms there.
  var askedBy: Key?
  var notice: Notice?
  /// The line that the rows below the list tell of.
  var restedOn: Item.Key?
  /// What the pane tells of, and how many of its lines are scrolled past.
  var inspected: Inspected?
  var paneTop = 0
  var focused: Focused?
  var bookmarks = Bookmarks()
  /// The screens before the last jump.
  var leapBack: [Screen]?
  var status: Status?
  var isReadingStatus = false
  /// The curtain; nil: what is beneath is seen.
  var lock: Lock?
  var isMouseOn = false
  /// Lines are printed and stay; nothing can be covered.
  var isLinear = false
  /// The selected line's cells are shown whole.
  var wraps = false
  var overview: Overview?
  var isReadingOverview = false
  var history: [String] = []
  var memory = ConsoleMemory()
  /// Where none were chosen at the keyboard.
  var configuredColumns = ConfiguredColumns()
  /// Saved views of the person's configuration.
  var configuredViews: [String: String] = [:]

  init(
    size: TerminalSize, glyphs: Glyphs, principal: Principal, label: String?, policy: Policy,
    isReadOnly: Bool, zone: Zone, now: Instant
  ) {
    self.size = size
    self.glyphs = glyphs
    self.principal = principal
    self.label = label
    self.policy = policy
    self.isReadOnly = isReadOnly
    self.now = now
    operatorZone = zone
  }

  static let leastRows = 16
  static let leastColumns = 60

  var isTooSmall: Bool { size.rows < Self.leastRows || size.columns < Self.leastColumns }

  /// Why nothing is changed from here; nil: it can be.
  var readOnlyReason: String? { isReadOnly ? "the console was opened read-only" : nil }

  var zone: Zone { isUTC ? .utc : operatorZone }

  var screen: Screen {
    get {
      guard let last = stack.last else { preconditionFailure("no screen is open") }
      return last
    }
    set {
      precondition(!stack.isEmpty, "no screen is open")
      stack[stack.count - 1] = newValue
    }
  }

  /// A number that no screen or dialog has had.
  mutating func newNumber() -> Int {
    lastNumber += 1
    return lastNumber
  }

  func index(ofScreen number: Int) -> Int? {
    stack.firstIndex { $0.number == number }
  }
}
