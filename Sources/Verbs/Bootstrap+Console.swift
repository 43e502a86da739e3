import Console
import Curses
import Domain
import Glibc
import Operations
import Terminal

extension Bootstrap {
  /// Opens the console on this process's terminal until the person leaves it.
  @UI
  static func runConsole(
    _ operations: Operations, principal: Principal, options: ConsoleOptions,
    terminal settings: CursesTerminal.Options
  ) async throws {
    let terminal = try open(settings)
    await Console.runConsole(
      terminal: terminal, operations: operations, principal: principal, options: options)
    terminal.leave()
    if let number = terminal.endingSignal { throw EndedBySignal(number) }
  }

  /// Opens the console on the database that the person chooses on its first screen.
  @UI
  static func runConsole(
    _ first: FirstDatabase, options: ConsoleOptions, terminal settings: CursesTerminal.Options
  ) async throws {
    let terminal = try open(settings)
    let opened = await runFirstRun(
      terminal: terminal, path: first.location.path, options: options, open: first.open)
    if let opened {
      var options = options
      options.label = opened.label
      if opened.isLasting {
        options.bookmarks = Remembered.bookmarks(of: opened.database, first.invocation.context)
      }
      await Console.runConsole(
        terminal: terminal, operations: opened.database.operations,
        principal: first.invocation.principal, options: options)
    }
    terminal.leave()
    if let number = terminal.endingSignal { throw EndedBySignal(number) }
  }

  @UI
  private static func open(_ settings: CursesTerminal.Options) throws -> CursesTerminal {
    do throws(CursesError) {
      return try CursesTerminal.open(settings)
    } catch {
      throw Failure(.failed, "no-terminal", words(error))
    }
  }

  static var isInputATerminal: Bool { isatty(STDIN_FILENO) == 1 }

  typealias TerminalSettings = CursesTerminal.Options

  /// The terminal as the arguments and the environment want it.
  static func terminalOptions(
    depth: ColorDepth?, ascii: Bool, environment: [String: String]
  ) -> CursesTerminal.Options {
    var options = CursesTerminal.Options()
    options.isASCII = ascii
    options.depth = depth
    if depth == nil, let none = environment["NO_COLOR"], !none.isEmpty {
      options.depth = ColorDepth.none
    }
    return options
  }

  /// The zone of the C library, as `TZ` or the system has it.
  static var zone: Zone {
    tzset()
    return Zone { instant in
      var seconds = time_t(instant.milliseconds / 1_000)
      var parts = tm()
      localtime_r(&seconds, &parts)
      return Int(parts.tm_gmtoff) / 60
    }
  }

  /// Serves the console's loop on this thread until `body` is done.
  static func serve(_ body: @escaping @UI @Sendable () async -> Exit) -> Exit {
    UILoop.run(body)
  }

  private static func words(_ error: CursesError) -> String {
    switch error {
    case .notATerminal:
      "the console needs a terminal; the other verbs do not: see \"lapse --help\""
    case .unknownTerminal: "nothing is known of this terminal; set TERM"
    case .noCursorAddressing: "this terminal cannot place the cursor; use the other verbs"
    case .noResources: "the system refused what the console needs; try again"
    }
  }
}
