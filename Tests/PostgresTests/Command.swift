import Foundation

/// A program that runs to its end.
enum Command {
  struct Outcome: Sendable {
    let status: Int32
    let output: String
    let errors: String
  }

  struct Failure: Error {
    /// The system's error number.
    let code: Int32
  }

  /// `words`: the program's name and its arguments; `input`: its standard input. A server that it
  /// leaves behind is not waited for.
  static func run(_ words: [String], input: String = "") throws -> Outcome {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("lapse-command-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    // Files instead of pipes: no output is too long for them, and nobody holds them open.
    let files = ["input", "output", "errors"].map { folder.appendingPathComponent($0) }
    for (file, text) in zip(files, [input, "", ""]) {
      try text.write(to: file, atomically: false, encoding: .utf8)
    }
    let status = try wait(for: spawn(words, files.map(\.path)))
    return Outcome(
      status: status, output: try String(contentsOf: files[1], encoding: .utf8),
      errors: try String(contentsOf: files[2], encoding: .utf8))
  }

  /// Foundation's `Process` would wait for whoever inherits its descriptors, a server among them.
  private static func spawn(_ words: [String], _ files: [String]) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (descriptor, file) in files.enumerated() {
      posix_spawn_file_actions_addopen(
        &actions, Int32(descriptor), file, descriptor == 0 ? O_RDONLY : O_WRONLY, 0)
    }
    var arguments = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var process: pid_t = 0
    let code = posix_spawnp(&process, words[0], &actions, nil, &arguments, environ)
    guard code == 0 else { throw Failure(code: code) }
    return process
  }

  private static func wait(for process: pid_t) throws -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      guard errno == EINTR else { throw Failure(code: errno) }
    }
    return status
  }
}
