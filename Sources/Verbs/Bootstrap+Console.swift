import ArgumentParser
import Console
import Curses
import Domain
import Glibc
import Operations
import Synchronization
import Terminal

extension Bootstrap {
  /// The person has left the console: no further batch begins.
  static let isLeaving = Mutex(false)

  /// Opens the console on this process's terminal until the person leaves it: full screen, or in
  /// lines where that is asked for or the terminal can do no more.
  @UI
  static func runConsole(
    _ operations: Operations, principal: Principal, options: ConsoleOptions,
    terminal settings: CursesTerminal.Options, isLinear: Bool, in context: Context
  ) async throws {
    reportCrashes(in: context)
    if isLinear { return try await runLines(operations, principal, options) }
    let terminal: CursesTerminal
    do throws(CursesError) {
      terminal = try CursesTerminal.open(settings)
    } catch .noCursorAddressing {
      return try await runLines(operations, principal, options)
    } catch .unknownTerminal {
      context.errors.write(
        "Nothing is known of this terminal (TERM), so the console is shown in lines.\n")
      context.errors.flush()
      return try await runLines(operations, principal, options)
    } catch {
      throw Failure(.failed, "no-terminal", words(error))
    }
    await Console.runConsole(
      terminal: terminal, operations: operations, principal: principal, options: options,
      leaving: { isLeaving.withLock { $0 = true } })
    if let number = terminal.endingSignal { throw EndedBySignal(number) }
  }

  /// Opens the console on the database that the person chooses on its first screen; false where
  /// this terminal can show no screen.
  @UI
  static func runConsole(
    _ first: FirstDatabase, look: ConsoleLook, terminal settings: CursesTerminal.Options
  ) async throws -> Bool {
    let context = first.invocation.context
    guard let terminal = try? CursesTerminal.open(settings) else { return false }
    reportCrashes(in: context)
    let opened: FirstDatabase.Opened?
    do {
      opened = await runFirstRun(
        terminal: terminal, path: first.location.path,
        options: try look.options(
          context.environment, PersonTaste(environment: context.environment)), open: first.open)
      if let opened {
        let options = try look.options(
          for: opened.database, label: opened.label, readOnly: false,
          isLasting: opened.isLasting, first.invocation)
        await Console.runConsole(
          terminal: terminal, operations: opened.database.operations,
          principal: first.invocation.principal, options: options,
          leaving: { isLeaving.withLock { $0 = true } })
      }
    } catch {
      terminal.leave()
      throw error
    }
    terminal.leave()
    if let number = terminal.endingSignal { throw EndedBySignal(number) }
    return true
  }

  static var isInputATerminal: Bool { isatty(STDIN_FILENO) == 1 }

  typealias TerminalSettings = CursesTerminal.Options

  @UI
  private static func runLines(
    _ operations: Operations, _ principal: Principal, _ options: ConsoleOptions
  ) async throws {
    let lines = StandardLines(isASCII: options.ascii)
    await runLinearConsole(
      channel: lines, operations: operations, principal: principal, options: options,
      leaving: { isLeaving.withLock { $0 = true } })
    if let number = lines.endingSignal { throw EndedBySignal(number) }
  }

  /// A crash leaves a report that names no person, record or machine.
  private static func reportCrashes(in context: Context) {
    guard let state = PersonDirectory.state(context.environment) else { return }
    Directories.make(state)
    let at = context.now().rfc3339
    ProcessGuard.reportCrashes(
      at: "\(state)/crash-\(at.filter { $0.isNumber || $0 == "T" })-\(getpid()).txt",
      about: "lapse \(LapseCommand.configuration.version)\nopened \(at)")
  }

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

  /// Whether the system has a time zone of this name.
  static func isZone(_ name: String?) -> Bool {
    guard let name, !["UTC", "local"].contains(name) else { return true }
    let isName = !name.hasPrefix("/") && !name.split(separator: "/").contains("..")
    return isName && Directories.isFile("/usr/share/zoneinfo/" + name)
  }

  /// The zone of that name; without one that of the C library, as `TZ` or the system has it.
  static func zone(_ name: String?) -> Zone {
    if let name, name != "local" { setenv("TZ", isZone(name) ? name : "UTC", 1) }
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
      "the console needs a terminal on standard input and output; \"lapse console --linear\" and the"
        + " other verbs do not: see \"lapse --help\""
    case .unknownTerminal: "nothing is known of this terminal; set TERM"
    case .noCursorAddressing: "this terminal cannot place the cursor"
    case .noResources: "the system refused what the console needs; try again"
    }
  }
}
