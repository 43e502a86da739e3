import Domain
import Formats
import Operations

/// One run of a verb: its surroundings and what is the same for all verbs.
struct Invocation: Sendable {
  let context: Context
  let printer: Printer
  let principal: Principal
  let asOf: Instant?
  /// As given by `--database`.
  let database: String?

  init(_ global: GlobalOptions, in context: Context) {
    self.context = context
    let isPlain =
      context.environment["NO_COLOR"].map { !$0.isEmpty } ?? false
      || context.environment["TERM"] == "dumb" || !context.output.isTerminal
    let hasColor =
      switch global.color {
      case .always: true
      case .never: false
      case .auto: !isPlain
      }
    printer = Printer(
      form: global.json ? .json : global.csv ? .csv : .text, output: context.output,
      errors: context.errors, isQuiet: global.quiet, hasColor: hasColor)
    principal = Principal(
      user: context.principal.user, login: context.principal.login,
      connection: context.principal.connection, role: global.role)
    asOf = global.asOf
    database = global.database
  }

  var now: @Sendable () -> Instant {
    if let asOf { return { asOf } }
    return context.now
  }

  func location() throws -> DatabaseLocation {
    try DatabaseLocation(database, environment: context.environment)
  }

  /// The operations on the database, which must be there.
  func operations() async throws -> Operations {
    try await Bootstrap.operations(
      at: location(), now: now, isRehearsal: asOf != nil, in: context, printer: printer
    ).operations
  }

  /// An id in the form in which it is stored.
  func normalized(_ id: String, of kind: Kind) throws -> String {
    guard let id = OutsideID.normalized(id, of: kind) else {
      throw Failure(
        .usage, "usage",
        kind == .extension
          ? "an extension is named FQDN/NUMBER"
          : kind == .pbx ? "a PBX is named by its FQDN" : "this is no id")
    }
    return id
  }

  /// What standard input says, without a final line break.
  func inputText() throws -> String {
    guard let text = String(validating: try context.input(), as: UTF8.self) else {
      throw Failure(.badInput, "bad-input", "standard input is no UTF-8; nothing was done")
    }
    return String(text.trimmingSuffix("\r\n"))
  }
}

extension String {
  /// Without trailing scalars of `scalars`.
  func trimmingSuffix(_ scalars: String) -> Substring {
    var view = Substring(self)
    while let last = view.unicodeScalars.last, scalars.unicodeScalars.contains(last) {
      view.unicodeScalars.removeLast()
    }
    return view
  }
}
