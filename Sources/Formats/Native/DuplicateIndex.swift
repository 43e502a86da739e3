internal import Domain

/// Tells records that come twice: by fingerprints, so that it holds no data.
struct DuplicateIndex {
  enum Answer {
    case new, same
    /// The record came with other content; where it stood first.
    case different(source: Int, line: Int)
  }

  /// Of the kind and the id; two hashes of different seeds.
  private struct Key: Hashable {
    let first: Int
    let second: Int
  }

  private struct Entry {
    let content: Int
    let source: UInt32
    let line: UInt32
  }

  private var entries: [Key: Entry] = [:]

  /// `source` tells one file of several.
  mutating func insert(_ record: ImportedRecord, source: Int = 0) -> Answer {
    let key = Key(first: Self.identity(record, seed: 0), second: Self.identity(record, seed: 1))
    let content = Self.content(record)
    if let entry = entries[key] {
      return entry.content == content
        ? .same : .different(source: Int(entry.source), line: Int(entry.line))
    }
    entries[key] = Entry(
      content: content, source: UInt32(clamping: source), line: UInt32(clamping: record.line))
    return .new
  }

  private static func identity(_ record: ImportedRecord, seed: UInt8) -> Int {
    var hasher = Hasher()
    hasher.combine(seed)
    hasher.combine(record.kind)
    for ordinal in 0..<(record.kind == .extension ? 2 : 1) {
      combine(record.values[ordinal], into: &hasher)
    }
    return hasher.finalize()
  }

  private static func content(_ record: ImportedRecord) -> Int {
    var hasher = Hasher()
    for value in record.values { combine(value, into: &hasher) }
    for attendee in record.attendees ?? [] {
      combine(Value(attendee.name), into: &hasher)
      combine(Value(attendee.email), into: &hasher)
      hasher.combine(attendee.connectedSeconds)
      hasher.combine(attendee.reconnects)
    }
    return hasher.finalize()
  }

  /// Texts by their bytes: canonically equivalent ones differ.
  private static func combine(_ value: Value?, into hasher: inout Hasher) {
    guard case .text(var text) = value else {
      hasher.combine(value)
      return
    }
    text.withUTF8 { bytes in
      hasher.combine(bytes.count)
      hasher.combine(bytes: UnsafeRawBufferPointer(bytes))
    }
  }
}
