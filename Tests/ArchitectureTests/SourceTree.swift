import Foundation

/// The Swift files of the project, as text.
struct SourceTree {
  struct File: Sendable {
    /// Relative to the project: `Sources/Domain/Records/Instant.swift`.
    let path: String
    let lines: [String]

    var module: String {
      let parts = path.split(separator: "/")
      return parts.first == "Themes" ? "Themes" : parts.count > 1 ? String(parts[1]) : ""
    }

    /// The modules that this file imports, with the words before `import`.
    var imports: [(module: String, line: String)] {
      lines.compactMap { line in
        let code = line.trimmingCharacters(in: .whitespaces)
        guard let range = code.range(of: #"^(@\S+ )*(\w+ )?import "#, options: .regularExpression)
        else { return nil }
        let name = code[range.upperBound...].split(separator: " ").last.map(String.init) ?? ""
        return (name, code)
      }
    }
  }

  let files: [File]

  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  init(_ folders: [String]) throws {
    var files: [File] = []
    for folder in folders {
      let base = Self.root.appendingPathComponent(folder)
      let walk = FileManager.default.enumerator(at: base, includingPropertiesForKeys: nil)
      while let url = walk?.nextObject() as? URL {
        guard url.pathExtension == "swift" else { continue }
        let text = try String(contentsOf: url, encoding: .utf8)
        let path = url.standardizedFileURL.path.dropFirst(
          Self.root.standardizedFileURL.path.count + 1)
        files.append(File(path: String(path), lines: text.components(separatedBy: "\n")))
      }
    }
    self.files = files.sorted { $0.path < $1.path }
  }
}
