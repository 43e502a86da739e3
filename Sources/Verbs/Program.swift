import ArgumentParser
import Glibc

/// The command line as a whole.
package enum Program {
  /// Runs what the process's arguments say, and ends the process.
  package static func main() -> Never {
    let arguments = Array(CommandLine.arguments.dropFirst())
    let command = parse(arguments)
    Bootstrap.prepareProcess(
      keepsSignals: command.opensConsole || command.endsBetweenBatches,
      staysOpen: command.opensConsole)
    var context = Bootstrap.context()
    if command.endsBetweenBatches { context.endingSignal = Bootstrap.endingSignal() }
    let code = Bootstrap.serve { [context] in await run(command, in: context) }
    exit(code.rawValue)
  }

  /// Runs the arguments and returns the exit code; what is written goes where `context` says.
  package static func run(_ arguments: [String], in context: Context) async -> Exit {
    await run(parse(arguments), in: context)
  }

  private enum Parsed: Sendable {
    case verb(
      @Sendable (Context) async -> Exit, opensConsole: Bool, endsBetweenBatches: Bool)
    /// Help, or what is wrong with the arguments.
    case words(String, Exit, asJSON: Bool)

    var opensConsole: Bool {
      if case .verb(_, opensConsole: true, endsBetweenBatches: _) = self { true } else { false }
    }

    var endsBetweenBatches: Bool {
      if case .verb(_, opensConsole: _, endsBetweenBatches: true) = self { true } else { false }
    }
  }

  private static func parse(_ arguments: [String]) -> Parsed {
    do {
      var command = try LapseCommand.parseAsRoot(arguments)
      if let verb = command as? any Verb {
        return .verb(
          { await perform(verb, in: $0) }, opensConsole: verb.opensConsole,
          endsBetweenBatches: verb.endsBetweenBatches)
      }
      try command.run()
      return .words("", .done, asJSON: false)
    } catch {
      let isHelp = LapseCommand.exitCode(for: error) == .success
      let asJSON = !isHelp && arguments.contains("--json")
      let text =
        unknownVerb(arguments)
        ?? (asJSON ? LapseCommand.message(for: error) : LapseCommand.fullMessage(for: error))
      return .words(text, isHelp ? .done : .usage, asJSON: asJSON)
    }
  }

  /// Without a verb the console opens: what stands in a verb's place and is none would be taken
  /// for its argument.
  private static func unknownVerb(_ arguments: [String]) -> String? {
    guard let first = arguments.first, !first.hasPrefix("-"), first != "help",
      !LapseCommand.verbs.contains(first)
    else { return nil }
    return "There is no verb \"\(first)\" in this version. \"lapse --help\" lists the verbs."
  }

  private static func run(_ command: Parsed, in context: Context) async -> Exit {
    defer {
      context.output.flush()
      context.errors.flush()
    }
    switch command {
    case .verb(let body, _, _):
      return await body(context)
    case .words(let text, let exit, let asJSON):
      let stream = exit == .done ? context.output : context.errors
      if asJSON {
        Printer(
          form: .json, output: stream, errors: stream, isQuiet: false, hasColor: false
        ).fail(Failure(exit, "usage", text))
      } else if !text.isEmpty {
        stream.write(text + "\n")
      }
      return exit
    }
  }

  private static func perform(_ verb: any Verb, in context: Context) async -> Exit {
    let invocation = Invocation(verb.global, in: context)
    do {
      if invocation.asOf != nil, !verb.canRehearse {
        throw Failure.usage("--as-of goes only with what changes nothing; nothing was done")
      }
      try await verb.perform(invocation)
      context.output.flush()
      guard context.output.error == 0 else {
        throw Failure(
          .failed, "output",
          "standard output could not be written"
            + " (\(String(cString: strerror(context.output.error))))")
      }
      return .done
    } catch let ended as EndedBySignal {
      return ended.exit
    } catch let ended as Ended {
      context.output.flush()
      return ended.exit
    } catch {
      context.output.flush()
      let failure = Failure(error)
      invocation.printer.fail(failure)
      guard failure.exit == .terminated, let number = context.endingSignal() else {
        return failure.exit
      }
      return EndedBySignal(number).exit
    }
  }
}
