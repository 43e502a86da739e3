import Glibc
import TestSupport
import Testing

/// The program as it was built, on a made-up database of its own that goes with it.
struct Lapse {
  let database: String
  let folder: String

  /// Makes the database, runs `body` and takes all of it away again.
  static func run(_ body: (Lapse) throws -> Void) throws {
    var template = Array("/tmp/lapse-e2e-XXXXXX".utf8CString)
    let made = mkdtemp(&template)
    try #require(made != nil)
    let folder = String(
      decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { removeAll(folder) }
    let lapse = Lapse(database: folder + "/demo.db", folder: folder)
    let demo = try lapse.start(["demo", "--no-console"])
    try #require(try demo.waitForExit(upTo: .seconds(60)) == .exited(0))
    try body(lapse)
  }

  private static func removeAll(_ path: String) {
    if let folder = opendir(path) {
      defer { closedir(folder) }
      while let entry = readdir(folder) {
        let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
          String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        if name != ".", name != ".." { removeAll(path + "/" + name) }
      }
    }
    remove(path)
  }

  /// Beside the test bundle, where the build puts both.
  static let path: String = {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = buffer.withUnsafeMutableBytes {
      $0.baseAddress.map { readlink("/proc/self/exe", $0, 4096) } ?? 0
    }
    let bundle = String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
    return bundle.split(separator: "/").dropLast().map { "/" + $0 }.joined() + "/lapse"
  }()

  /// `Tests/FaultLibrary`.
  static let faults =
    path.split(separator: "/").dropLast().map { "/" + $0 }.joined()
    + "/liblapse-faults.so"

  /// A file of mode 0600 beside the database, in folders of its own.
  func write(_ text: String, to name: String) throws {
    var made = folder
    for part in name.split(separator: "/").dropLast() {
      made += "/" + part
      mkdir(made, 0o700)
    }
    let descriptor = open(folder + "/" + name, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    let bytes = Array(text.utf8)
    #expect(Glibc.write(descriptor, bytes, bytes.count) == bytes.count)
  }

  func start(
    _ arguments: [String] = [], environment: [String: String] = [:], rows: Int = 24,
    columns: Int = 80
  ) throws -> PtyProcess {
    let home = ["HOME": folder, "PATH": "/usr/bin:/bin"]
    return try PtyProcess(
      Lapse.path, arguments: arguments + ["--database", database],
      environment: home.merging(environment) { $1 }, rows: rows, columns: columns)
  }

  /// The console, after its counts have come.
  func console(rows: Int = 24, columns: Int = 80) throws -> PtyProcess {
    let console = try start(rows: rows, columns: columns)
    try console.wait(upTo: .seconds(30)) { screen in
      screen.text.contains("GOING, BY RULE") && screen.text.contains("NEEDS SOMEBODY")
        && !screen.text.contains("...")
    }
    return console
  }

  /// What a verb prints.
  func output(_ arguments: [String]) throws -> String {
    let process = try start(arguments)
    let exit = try process.waitForExit(upTo: .seconds(30))
    try #require(exit == .exited(0))
    return String(decoding: process.received, as: UTF8.self)
  }
}
