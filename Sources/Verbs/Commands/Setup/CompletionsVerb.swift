import ArgumentParser

/// `lapse completions`.
struct CompletionsVerb: Verb {
  enum Shell: String, CaseIterable, ExpressibleByArgument, Sendable {
    case bash, zsh, fish

    fileprivate var completion: CompletionShell {
      switch self {
      case .bash: .bash
      case .zsh: .zsh
      case .fish: .fish
      }
    }
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
    invocation.context.output.write(LapseCommand.completionScript(for: shell.completion) + "\n")
  }
}
