import ArgumentParser
import Domain
import Operations

/// `lapse metrics`: figures for a time-series database.
struct MetricsVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "metrics", abstract: "Figures for monitoring, as OpenMetrics text.")

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  @Option(
    help: ArgumentHelp(
      "Write there instead, whole or not at all: for a node exporter's directory of text files.",
      valueName: "path"))
  var textfile: String?

  var canRehearse: Bool { true }

  func perform(_ invocation: Invocation) async throws {
    let operations = try await invocation.operations()
    let status = try await operations.status(by: invocation.principal)
    let text = OpenMetrics.text(status)
    guard let textfile else {
      invocation.context.output.write(text)
      return
    }
    let draft = textfile + ".new-" + Bytes.hex(invocation.context.random(4))
    guard Directories.replace(textfile, with: Array(text.utf8), by: draft, mode: 0o644) else {
      throw Failure(
        .cannotCreate, "cannot-create", "the figures cannot be written there", file: textfile)
    }
  }
}
