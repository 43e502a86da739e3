package import Terminal

/// The themes that can be chosen, and word of changes in them.
package struct ThemeSupply: Sendable {
  /// What is wrong with a theme, with its file and line.
  package struct Fault: Error, Hashable, Sendable {
    package let words: String

    package init(_ words: String) { self.words = words }
  }

  /// A theme by its name.
  package struct Offer: Sendable {
    package let name: String
    /// Where it lies, unless it comes with the program.
    package let file: String?
    package let theme: Result<Theme, Fault>

    package init(name: String, file: String?, theme: Result<Theme, Fault>) {
      self.name = name
      self.file = file
      self.theme = theme
    }
  }

  /// The name of the one that the console opens with.
  package var first: String
  /// The person's file in which `theme` names it for good; nil where there is none.
  package var configuration: String?
  /// All of them, read anew.
  package var all: @Sendable () async -> [Offer]
  /// Calls back whenever one of the person's own has changed.
  package var watch: @UI @Sendable (@escaping @UI @Sendable () -> Void) -> Void

  package init(
    first: String = "default", configuration: String? = nil,
    all: @escaping @Sendable () async -> [Offer] = { [] },
    watch: @escaping @UI @Sendable (@escaping @UI @Sendable () -> Void) -> Void = { _ in }
  ) {
    self.first = first
    self.configuration = configuration
    self.all = all
    self.watch = watch
  }
}
