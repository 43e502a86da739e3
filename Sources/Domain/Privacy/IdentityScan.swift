/// Looks in texts for what identifies a person: e-mail addresses, telephone numbers, and names that
/// are known.
package struct IdentityScan: Sendable {
  package enum Finding: String, Sendable, CaseIterable {
    case email, phone, name
    /// A text where none should be, whatever it says.
    case text
  }

  /// Single names and whole ones, word by word in lower case with one space between.
  private var names: Set<String> = []
  private var wholeNames: Set<String> = []
  /// The most words of a name.
  private var longest = 1

  package init(names people: [PersonName] = []) {
    for person in people {
      let first = Self.words(person.first ?? "")
      let last = Self.words(person.last ?? "")
      for part in [first, last] where Self.tells(part) { add(part, to: \.names) }
      guard !first.isEmpty, !last.isEmpty else { continue }
      add(first + last, to: \.wholeNames)
      add(last + first, to: \.wholeNames)
    }
    names.formUnion(wholeNames)
  }

  private mutating func add(
    _ words: [String], to set: WritableKeyPath<IdentityScan, Set<String>>
  ) {
    self[keyPath: set].insert(words.joined(separator: " "))
    longest = max(longest, words.count)
  }

  /// Whether a name alone means a person: two letters of the Latin script are too often a word.
  private static func tells(_ words: [String]) -> Bool {
    let letters = words.joined().unicodeScalars
    return letters.count >= 3 || (letters.count == 2 && letters.allSatisfy { $0.value >= 0x2E80 })
  }

  /// What of this a text that somebody wrote has.
  package func finding(inText text: String) -> Finding? {
    let scalars = Array(text.unicodeScalars)
    if EmailPattern.matches(scalars) { return .email }
    if PhonePattern.matches(scalars) { return .phone }
    return has(names, text) ? .name : nil
  }

  /// What of this an id has: digits and single words are its own.
  package func finding(inID id: String) -> Finding? {
    if EmailPattern.matches(Array(id.unicodeScalars)) { return .email }
    return has(wholeNames, id) ? .name : nil
  }

  /// What of this a stored object has: as a text of UTF-8 or UTF-16, or between other bytes, where
  /// as little is believed as of an id. What is compressed within it is not seen.
  package func finding(inContents bytes: [UInt8]) -> Finding? {
    let plain = bytes.contains(0) ? bytes.filter { $0 != 0 } : bytes
    if let text = String(validating: plain, as: UTF8.self) { return finding(inText: text) }
    return finding(inID: String(decoding: plain, as: UTF8.self))
  }

  /// Whether an id has words enough for a whole name.
  package static func hasWords(_ id: String) -> Bool {
    words(id).count { $0.unicodeScalars.count > 1 } > 1
  }

  private func has(_ names: Set<String>, _ text: String) -> Bool {
    guard !names.isEmpty else { return false }
    let words = Self.words(text)
    for start in words.indices {
      var name = ""
      for word in words[start..<min(start + longest, words.count)] {
        name += name.isEmpty ? word : " " + word
        if names.contains(name) { return true }
      }
    }
    return false
  }

  /// Runs of letters, folded as addresses are.
  private static func words(_ text: String) -> [String] {
    MaskNormalForm.lowered(text).split { scalar in
      !scalar.properties.isAlphabetic && scalar.properties.generalCategory != .nonspacingMark
    }.map { String(String.UnicodeScalarView($0)) }
  }
}
