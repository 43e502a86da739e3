/// A complete list of a PBX's extensions: those of that PBX in the same file are all it has.
package struct Snapshot: Hashable, Sendable {
  package let pbx: String
  package let at: Instant
  /// How many there are, as the PBX counts them.
  package let count: Int
  package let line: Int

  package init(pbx: String, at: Instant, count: Int, line: Int) {
    self.pbx = pbx
    self.at = at
    self.count = count
    self.line = line
  }
}

/// Why a snapshot is not believed: it is quarantined until a person decides, or a newer one comes
/// (`rules.md`, Ending events).
package enum SnapshotDoubt: String, Sendable, CaseIterable {
  case empty, half, many, count

  /// `known`: the extensions stored before; `vanishing`: those of them that are not listed;
  /// `listed`, `told`: how many the snapshot lists, and says that it lists.
  package init?(known: Int, vanishing: Int, listed: Int, told: Int) {
    if listed == 0, known > 0 {
      self = .empty
    } else if vanishing > 0, vanishing * 2 >= known {
      self = .half
    } else if vanishing > 3, vanishing * 5 > known {
      self = .many
    } else if listed != told {
      self = .count
    } else {
      return nil
    }
  }

  /// As the end of "it is not believed, since …".
  package var words: String {
    switch self {
    case .empty: "it is empty"
    case .half: "half or more of the extensions would vanish"
    case .many: "more than a fifth of the extensions would vanish"
    case .count: "its count disagrees with its lines"
    }
  }
}
