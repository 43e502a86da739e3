import Testing

/// The arrows between modules and the marks that need a reason, which the compiler does not hold.
@Suite struct ArchitectureTests {
  private let sources: SourceTree

  init() throws {
    sources = try SourceTree(["Sources", "Themes"])
  }

  /// What each module may import of the project.
  private static let arrows: [String: Set<String>] = [
    "Domain": [],
    "Store": ["Domain"],
    "SQLiteEngine": ["Domain", "Store", "CSQLitePages"],
    "Rclone": ["Domain", "Store"],
    "Operations": ["Domain", "Store"],
    "Terminal": [],
    "Formats": ["Domain", "Terminal"],
    "Curses": ["Terminal", "CPlatform"],
    "Console": ["Domain", "Operations", "Terminal"],
    "Demo": ["Domain"],
    "Policies": [],
    "Themes": [],
    "Verbs": [
      "Domain", "Store", "SQLiteEngine", "Rclone", "Operations", "Formats", "Terminal", "Curses",
      "Console", "Demo", "Policies", "Themes",
    ],
    "lapse": ["Verbs"],
    "lapse-bench": [
      "CPlatform", "Demo", "Domain", "Operations", "SQLiteEngine", "Store", "TestSupport",
    ],
  ]

  /// The libraries of others that a module may use; Foundation only where one of them brings it.
  private static let libraries: [String: Set<String>] = [
    "Domain": ["Crypto"],
    "SQLiteEngine": ["GRDB", "GRDBSQLite", "Foundation", "Glibc"],
    "Store": ["Glibc"],
    "Rclone": ["Subprocess"],
    "Operations": ["Synchronization"],
    "Terminal": ["Synchronization", "Glibc"],
    "Curses": ["Synchronization", "Glibc"],
    "Formats": ["Glibc", "TOMLKit"],
    "Verbs": ["ArgumentParser", "Glibc", "Synchronization"],
    "lapse": ["ArgumentParser"],
    "lapse-bench": ["ArgumentParser", "Glibc", "Synchronization"],
    "Console": ["Synchronization"],
  ]

  @Test func arrowsHold() {
    var wrong: [String] = []
    for file in sources.files {
      let allowed = (Self.arrows[file.module] ?? []).union(Self.libraries[file.module] ?? [])
      for found in file.imports where !allowed.contains(found.module) {
        wrong.append("\(file.path): \(found.line)")
      }
    }
    #expect(wrong.isEmpty, "\(wrong.joined(separator: "\n"))")
    #expect(Set(sources.files.map(\.module)).isSubset(of: Self.arrows.keys))
  }

  @Test func onlyBootstrapNamesEnginesAndDrivers() {
    let drivers: Set<String> = ["SQLiteEngine", "Rclone", "Curses"]
    let wrong = sources.files.filter { file in
      file.module == "Verbs" && !file.path.contains("Bootstrap")
        && file.imports.contains { drivers.contains($0.module) }
    }
    #expect(wrong.map(\.path) == [])
  }

  /// The raw value of a personal field is for these modules only, and for the operations whose door
  /// it leaves by (`trust.md`, Masks).
  @Test func disclosureIsKept() {
    let allowed: Set<String> = ["Store", "Formats"]
    let doors = ["Operations/Reading/RevealField.swift", "Operations/Persons/PersonRecords"]
    let wrong = sources.files.filter { file in
      !allowed.contains(file.module) && !doors.contains { file.path.contains($0) }
        && file.imports.contains { $0.line.contains("_spi(Disclosure)") }
    }
    #expect(wrong.map(\.path) == [])
  }

  @Test(arguments: [
    "try!", "@unchecked Sendable", "nonisolated(unsafe)", "Task.sleep", "usleep(", "as! ",
  ])
  func marksThatNeedAReason(_ mark: String) {
    let wrong = sources.files.filter { file in
      file.module != "CPlatform" && file.lines.contains { $0.contains(mark) }
    }
    #expect(wrong.map(\.path) == [])
  }

  /// Time comes in as a value.
  @Test func noClockOutsideBootstrap() {
    let clocks = ["Date()", "clock_gettime", "ContinuousClock", "gettimeofday", "time(nil)"]
    let wrong = sources.files.filter { file in
      !file.path.contains("Bootstrap") && file.module != "lapse-bench"
        && file.lines.contains { line in clocks.contains { line.contains($0) } }
    }
    #expect(wrong.map(\.path) == [])
  }

  /// No type bears its module's name: it would shadow the module. Two bear it knowingly, being all
  /// that the module is for.
  @Test func noTypeBearsItsModulesName() {
    let known: Set<String> = ["Terminal", "Themes", "Policies", "Operations", "Demo"]
    var wrong: [String] = []
    for file in sources.files where !known.contains(file.module) {
      for kind in ["struct", "enum", "class", "actor", "protocol"] {
        let mark = "\(kind) \(file.module) "
        if file.lines.contains(where: { $0.contains(mark) }) { wrong.append(file.path) }
      }
    }
    #expect(wrong == [])
  }

  @Test func noFileIsOver600Lines() {
    let long = sources.files.filter { $0.lines.count > 600 && !$0.path.contains("+Mappings") }
    #expect(long.map(\.path) == [])
  }
}
