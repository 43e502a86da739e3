import ArgumentParser

/// `lapse completions`.
struct CompletionsVerb: Verb {
  enum Shell: String, CaseIterable, ExpressibleByArgument, Sendable {
    case bash, zsh, fish
  }

  static let configuration = CommandConfiguration(
    commandName: "completions", abstract: "Print what lets a shell complete verbs and options.",
    discussion: """
      bash: lapse completions bash > ~/.local/share/bash-completion/completions/lapse; zsh: into \
      _lapse in a directory of $fpath; fish: into ~/.config/fish/completions/lapse.fish.
      """)

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  @Argument(help: "Which shell.")
  var shell: Shell

  func perform(_ invocation: Invocation) async throws {
    guard let shell = CompletionShell(rawValue: shell.rawValue) else {
      preconditionFailure("the argument parser knows the three shells")
    }
    invocation.context.output.write(LapseCommand.completionScript(for: shell) + "\n")
  }
}
