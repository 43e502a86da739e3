internal import Domain
internal import Terminal

/// Places by their letters.
struct Bookmarks: Hashable, Sendable {
  private(set) var places: [Unicode.Scalar: Bookmark] = [:]

  static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
  }

  subscript(letter: Unicode.Scalar) -> Bookmark? { places[letter] }

  var sorted: [(letter: Unicode.Scalar, place: Bookmark)] {
    places.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  mutating func set(_ letter: Unicode.Scalar, to place: Bookmark) {
    places[letter] = place
  }

  /// What is not understood is left out.
  mutating func read(_ text: String) {
    for line in text.split(separator: "\n") {
      guard let letter = line.unicodeScalars.first, Self.isLetter(letter),
        let place = Bookmark(line: line.dropFirst(2))
      else { continue }
      places[letter] = place
    }
  }

  /// What may be kept of them.
  var text: String {
    sorted.compactMap { entry in entry.place.line.map { "\(entry.letter) \($0)\n" } }.joined()
  }
}
