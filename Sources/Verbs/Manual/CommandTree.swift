import ArgumentParser
import Formats

/// The verbs and their arguments as the argument parser knows them.
struct CommandTree: Sendable {
  struct Argument: Sendable {
    enum Kind: String, Sendable {
      case positional, option, flag
    }

    let kind: Kind
    /// `--quiet`, `-q`.
    let names: [String]
    let value: String
    let help: String
    let standard: String?
    let choices: [String]
    let isOptional: Bool
    let isRepeating: Bool
    let section: String?
  }

  let name: String
  let abstract: String
  let discussion: String
  let arguments: [Argument]
  let verbs: [CommandTree]

  /// Of the whole program, without what is hidden.
  static var program: CommandTree {
    guard let dump = JSONValue(LapseCommand._dumpHelp()) else {
      preconditionFailure("the argument parser writes JSON")
    }
    return CommandTree(dump["command"])
  }

  private init(_ value: JSONValue) {
    name = value["commandName"].text ?? ""
    abstract = value["abstract"].text ?? ""
    discussion = value["discussion"].text ?? ""
    arguments = value["arguments"].list.filter { $0["shouldDisplay"].isTrue }.compactMap(
      Argument.init)
    verbs = value["subcommands"].list.filter { $0["shouldDisplay"].isTrue }.map(CommandTree.init)
  }

  /// Those that do something, each with the words that lead to it.
  func leaves(_ path: [String] = []) -> [(path: [String], verb: CommandTree)] {
    let path = path + [name]
    return verbs.isEmpty ? [(path, self)] : verbs.flatMap { $0.leaves(path) }
  }
}

extension CommandTree.Argument {
  fileprivate init?(_ value: JSONValue) {
    guard let kind = value["kind"].text.flatMap(Kind.init) else { return nil }
    self.kind = kind
    names = value["names"].list.map { name in
      (name["kind"].text == "long" ? "--" : "-") + (name["name"].text ?? "")
    }
    self.value = value["valueName"].text ?? ""
    let parts = [value["abstract"].text, value["discussion"].text]
    help = parts.compactMap { $0 }.joined(separator: " ")
    standard = value["defaultValue"].text
    choices = value["allValues"].list.compactMap(\.text)
    isOptional = value["isOptional"].isTrue
    isRepeating = value["isRepeating"].isTrue
    section = value["sectionTitle"].text
  }
}
