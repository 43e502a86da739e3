import Foundation

/// The program that was built beside these tests.
enum BuiltProgram {
  static let path: String = {
    let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return (tests as NSString).deletingLastPathComponent + "/lapse"
  }()

  /// Whether a shell command finds a program of that name.
  static func hasTool(_ name: String) -> Bool {
    ["/usr/bin/", "/bin/"].contains { FileManager.default.isExecutableFile(atPath: $0 + name) }
  }

  struct Failure: Error {
    /// The system's error number.
    let code: Int32
  }

  /// Runs a shell command in which `$LAPSE` is the program; without a terminal. Spawned here:
  /// Foundation's `Process` reads past its memory where other tests open and close files meanwhile.
  static func shell(_ command: String, in directory: String) throws -> (exit: Int32, output: String)
  {
    let output = FileManager.default.temporaryDirectory.path + "/lapse-\(UUID().uuidString)"
    defer { unlink(output) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    posix_spawn_file_actions_adddup2(&actions, 1, 2)
    let environment = [
      "PATH": "/usr/bin:/bin", "LAPSE": path, "HOME": directory,
      "LAPSE_DATABASE": directory + "/lapse.db", "SWIFT_BACKTRACE": "enable=no",
    ]
    let words = ["/bin/bash", "-c", "cd \"$HOME\" || exit 1\n" + command]
    var arguments = words.map { strdup($0) } + [nil]
    var pairs = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in arguments + pairs { free(text) } }
    var child: pid_t = 0
    let code = posix_spawn(&child, "/bin/bash", &actions, nil, &arguments, &pairs)
    guard code == 0 else { throw Failure(code: code) }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 {
      guard errno == EINTR else { throw Failure(code: errno) }
    }
    let signal = status & 0x7F
    return (
      signal == 0 ? status >> 8 & 0xFF : 128 + signal,
      try String(contentsOfFile: output, encoding: .utf8)
    )
  }
}
