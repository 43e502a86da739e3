import ArgumentParser
import Domain

/// `lapse install --print …`.
struct InstallVerb: Verb {
  enum Part: String, CaseIterable, ExpressibleByArgument, Sendable {
    case systemd
  }

  static let configuration = CommandConfiguration(
    commandName: "install", abstract: "Print what the machine's owner puts in its place.",
    discussion: "Nothing is installed: what is printed is read first, and put there by hand.")

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  @Option(help: ArgumentHelp("What to print.", valueName: "part"))
  var print: Part

  func perform(_ invocation: Invocation) async throws {
    let location = try invocation.location()
    switch print {
    case .systemd:
      invocation.context.output.write(
        SystemdUnits(
          program: Bootstrap.program, database: Directories.absolute(location.path),
          user: Directories.owner(location.path) ?? invocation.context.principal.user
        ).text)
    }
  }
}
