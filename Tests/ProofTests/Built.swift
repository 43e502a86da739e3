import Foundation

/// What the build has put beside these tests.
enum Built {
  private static let directory: String = {
    let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return (tests as NSString).deletingLastPathComponent
  }()

  static let lapse = directory + "/lapse"
  /// `Tests/FaultLibrary`.
  static let faults = directory + "/liblapse-faults.so"
}

/// Whether what takes minutes is to run as well.
let isLong = ProcessInfo.processInfo.environment["LAPSE_LONG"] == "1"
