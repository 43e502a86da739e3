import ArgumentParser
import Console

/// lapse(1).
extension ManualPage {
  private static let everywhere = "Everywhere"

  func write(_ program: CommandTree, to roff: inout Roff) {
    roff.name("lapse", "keeps a web-meeting service's data no longer than its policy says")
    roff.section("SYNOPSIS")
    roff.paragraph(.bold("lapse"), " [", .italic("verb"), "] [", .italic("option"), " ...]")
    roff.section("DESCRIPTION")
    roff.paragraph(.plain(program.abstract))
    roff.paragraph(.plain(program.discussion))
    roff.paragraph(
      """
      Ids: a PBX by its FQDN, an extension by FQDN/NUMBER, everything else by the id it was imported \
      with. Nothing personal and no secret is ever an argument: it is asked for, or with --no-input \
      read from standard input.
      """)
    roff.section("OPTIONS")
    roff.paragraph("Every verb takes these.")
    for argument in program.arguments where argument.section == Self.everywhere {
      write(argument, to: &roff)
    }
    roff.entry(.bold("--help, -h"), words: "Say what a verb does and takes, and do nothing.")
    roff.entry(.bold("--version"), words: "Say which version this is.")
    writeVerbs(program, to: &roff)
    writeKeys(to: &roff)
    writeSurroundings(to: &roff)
  }

  private func writeVerbs(_ program: CommandTree, to roff: inout Roff) {
    roff.section("VERBS")
    for group in LapseCommand.configuration.groupedSubcommands {
      roff.part(group.name)
      let names = group.subcommands.map { $0._commandName }
      for name in names {
        guard let verb = program.verbs.first(where: { $0.name == name }) else { continue }
        for leaf in verb.leaves([program.name]) { write(leaf.verb, path: leaf.path, to: &roff) }
      }
    }
  }

  private func write(_ verb: CommandTree, path: [String], to roff: inout Roff) {
    let own = verb.arguments.filter { $0.section != Self.everywhere && $0.names != ["--help"] }
      .filter { $0.names != ["--version"] && $0.names != ["-h", "--help"] }
    let positional = own.filter { $0.kind == .positional }
    let shown = positional.map { argument in
      let name = argument.value + (argument.isRepeating ? " ..." : "")
      return argument.isOptional ? " [\(name)]" : " \(name)"
    }
    roff.entry(
      .bold(path.joined(separator: " ")), .italic(shown.joined()), words: .plain(verb.abstract))
    if !verb.discussion.isEmpty { roff.more(.plain(verb.discussion)) }
    guard !own.isEmpty else { return }
    roff.nested { roff in
      for argument in own { write(argument, to: &roff) }
    }
  }

  private func write(_ argument: CommandTree.Argument, to roff: inout Roff) {
    var words = argument.help
    if !argument.choices.isEmpty {
      words += (words.isEmpty ? "" : " ") + "One of: \(argument.choices.joined(separator: ", "))."
    }
    if let standard = argument.standard { words += " By default \(standard)." }
    let names = argument.names.joined(separator: ", ")
    switch argument.kind {
    case .positional: roff.entry(.italic(argument.value), words: .plain(words))
    case .flag: roff.entry(.bold(names), words: .plain(words))
    case .option:
      roff.entry(.bold(names), " ", .italic(argument.value), words: .plain(words))
    }
  }

  private func writeKeys(to roff: inout Roff) {
    roff.section("KEYS")
    roff.paragraph(
      """
      In the console. Behind each name, which [keys] of lapse-config(5) and the console's : take as \
      well, stands where it acts, unless that is everywhere, and the capability that it needs.
      """)
    for command in CommandDescription.all {
      let place =
        (command.screens.isEmpty ? [] : [command.screens.joined(separator: " ")])
        + (command.needs.map { ["needs " + $0] } ?? [])
      roff.entry(
        .bold(command.keys.joined(separator: "  ")), "  ", .italic(command.name),
        words: .plain(
          command.help + "." + (place.isEmpty ? "" : " (\(place.joined(separator: "; ")))")))
    }
    roff.paragraph(
      .plain(
        "Screens that : reaches, and keys that are bound to them: "
          + CommandDescription.namedScreens.joined(separator: ", ") + "."))
  }
}
