import Foundation

/// A process with its output in files.
struct Child {
  enum End: Hashable, CustomStringConvertible {
    case exit(Int32)
    case signal(Int32)

    var description: String {
      switch self {
      case .exit(let code): "exit \(code)"
      case .signal(let number): "signal \(number)"
      }
    }
  }

  struct Outcome {
    let end: End
    let output: String
    let errors: String
  }

  struct Failure: Error {
    /// The system's error number.
    let code: Int32
  }

  private let process: pid_t
  private let output: Folder

  /// `words`: the path of a program and its arguments.
  init(_ words: [String], environment: [String: String]) throws {
    output = try Folder()
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let flags = O_WRONLY | O_CREAT
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output("output"), flags, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, output("errors"), flags, 0o600)
    var arguments = words.map { strdup($0) } + [nil]
    var pairs = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in arguments + pairs { free(text) } }
    var child: pid_t = 0
    let code = posix_spawn(&child, words[0], &actions, nil, &arguments, &pairs)
    guard code == 0 else { throw Failure(code: code) }
    process = child
  }

  func signal(_ number: Int32) { kill(process, number) }

  /// Waits for its end.
  func outcome() throws -> Outcome {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      guard errno == EINTR else { throw Failure(code: errno) }
    }
    let signal = status & 0x7F
    return Outcome(
      end: signal == 0 ? .exit(status >> 8 & 0xFF) : .signal(signal),
      output: try String(contentsOfFile: output("output"), encoding: .utf8),
      errors: try String(contentsOfFile: output("errors"), encoding: .utf8))
  }
}
