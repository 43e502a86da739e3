import Store
internal import Subprocess

/// The program rclone, run under a time limit. Keys go by standard input, never as arguments, which
/// others can see; what it says on standard error may name keys and is not looked at. The process
/// must ignore SIGPIPE.
struct RcloneProgram: Sendable {
  /// Added to the environment of this process.
  let environment: [String: String]
  /// In seconds, of one run.
  let limit: Int

  /// What `timeout` and rclone end with.
  private enum ExitCode {
    static let directoryNotFound: Int32 = 3
    static let fileNotFound: Int32 = 4
    static let timedOut: Int32 = 124
    static let killed: Int32 = 137
    static let notFound: Int32 = 127
  }

  private static let options = [
    "--ask-password=false", "--retries=3", "--low-level-retries=3", "--contimeout=20s",
    "--timeout=60s",
  ]

  /// The output, of at most `most` bytes; nil where what was named is not there.
  func output(
    _ arguments: [String], input: String = "", most: Int = 1 << 20
  ) async throws(ObjectStoreError) -> String? {
    guard let bytes = try await bytes(arguments, input: input, most: most) else { return nil }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw .remote(-1) }
    return text
  }

  func bytes(
    _ arguments: [String], input: String = "", most: Int
  ) async throws(ObjectStoreError) -> [UInt8]? {
    do {
      let result = try await run(
        .name("timeout"), arguments: words(arguments), environment: inherited,
        platformOptions: options, input: .inputWriter, output: .bytes(limit: most),
        error: .discarded
      ) { execution in
        // A program that ends without having read it all says why by its exit code.
        _ = try? await execution.standardInputWriter.write(input)
        try? await execution.standardInputWriter.finish()
      }
      return try Self.isThere(result.terminationStatus) ? result.standardOutput : nil
    } catch {
      throw Self.error(error)
    }
  }

  /// Calls `body` with each line of the output as it comes.
  func forEachLine(
    _ arguments: [String], _ body: (String) async throws -> Void
  ) async throws {
    let result = try await run(
      .name("timeout"), arguments: words(arguments), environment: inherited,
      platformOptions: options, input: .none, output: .sequence, error: .discarded
    ) { execution in
      for try await line in execution.standardOutput.strings() { try await body(line) }
    }
    _ = try Self.isThere(result.terminationStatus)
  }

  private func words(_ arguments: [String]) -> Arguments {
    Arguments(["--kill-after=10", String(limit), "rclone"] + Self.options + arguments)
  }

  private var inherited: Environment {
    var values: [Environment.Key: String?] = [:]
    for (name, value) in environment {
      if let key = Environment.Key(rawValue: name) { values[key] = value }
    }
    return .inherit.updating(values)
  }

  /// A run that is cancelled is asked to end, then killed.
  private var options: PlatformOptions {
    var options = PlatformOptions()
    options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: .seconds(5))]
    return options
  }

  private static func isThere(_ status: TerminationStatus) throws(ObjectStoreError) -> Bool {
    guard case .exited(let code) = status else { throw .tooLong }
    switch code {
    case 0: return true
    case ExitCode.directoryNotFound, ExitCode.fileNotFound: return false
    case ExitCode.timedOut, ExitCode.killed: throw .tooLong
    case ExitCode.notFound: throw .noProgram
    default: throw .remote(code)
    }
  }

  private static func error(_ error: any Error) -> ObjectStoreError {
    switch error {
    case let error as ObjectStoreError: error
    case let error as SubprocessError where error.code == .executableNotFound: .noProgram
    default: .remote(-1)
    }
  }
}
