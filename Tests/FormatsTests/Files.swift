import Foundation

/// Files beside the tests, found from where this source file lies.
enum Files {
  static let package = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  static let samples = package.appendingPathComponent("../shared/samples").standardized

  /// The samples are not part of the package.
  static var haveSamples: Bool { FileManager.default.fileExists(atPath: samples.path) }

  static func sample(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: samples.appendingPathComponent(path)))
  }

  static func text(_ path: String) throws -> String {
    String(
      decoding: try Data(contentsOf: package.appendingPathComponent(path)), as: UTF8.self)
  }
}
