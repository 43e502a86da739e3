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

  /// Runs a shell command in which `$LAPSE` is the program; without a terminal.
  static func shell(_ command: String, in directory: String) throws -> (exit: Int32, output: String)
  {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-c", command]
    process.currentDirectoryURL = URL(fileURLWithPath: directory)
    process.environment = [
      "PATH": "/usr/bin:/bin", "LAPSE": path, "HOME": directory,
      "LAPSE_DATABASE": directory + "/lapse.db", "SWIFT_BACKTRACE": "enable=no",
    ]
    let pipe = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: bytes, as: UTF8.self))
  }
}
