internal import Domain

/// The first reading of a native file: checks every line and notes where records are.
struct NativeIndex {
  let file: String
  let bytes: [UInt8]

  private(set) var read = 0
  private(set) var duplicates = 0
  private(set) var warnings = WarningList()
  private(set) var removals: [Removal] = []
  private(set) var holds: [ImportedHold] = []
  private(set) var snapshots: [Snapshot] = []
  private(set) var places: [Kind: [JSONLinesSource.Place]] = [:]
  private var seen = DuplicateIndex()
  /// Removals and holds without their lines.
  private var events: Set<Removal> = []
  private var orders: Set<ImportedHold> = []

  init(file: String, bytes: [UInt8]) {
    self.file = file
    self.bytes = bytes
  }

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  mutating func readAll() throws(ImportError) {
    guard bytes.count < UInt32.max else {
      throw ImportError(
        file: file, line: 0, message: "files of 4 GiB and more are not read; split it")
    }
    let start = bytes.starts(with: Self.byteOrderMark) ? Self.byteOrderMark.count : 0
    var lines = NativeLines(bytes, from: start)
    var number = 1
    repeat {
      if !isBlank(lines.current) { try readLine(lines, number) }
      number += 1
    } while lines.advance()
    seen = DuplicateIndex()
  }

  private func isBlank(_ range: Range<Int>) -> Bool {
    var scanner = JSONScanner(bytes, range)
    return scanner.peek() == nil
  }

  private mutating func readLine(_ lines: NativeLines, _ number: Int) throws(ImportError) {
    var reader = NativeLineReader(bytes, lines.current, line: number)
    do {
      try note(try reader.read(), lines.current, number)
    } catch {
      let fault = RedactedOutput.fault(bytes, lines.current) ?? error
      throw report(fault.about("a text"), lines, number)
    }
    for doubt in reader.doubts { warnings.add(line: number, doubt) }
  }

  private mutating func note(
    _ line: NativeLine, _ range: Range<Int>, _ number: Int
  ) throws(ScanFault) {
    read += 1
    switch line {
    case .record(let record):
      switch seen.insert(record) {
      case .new:
        places[record.kind, default: []].append(
          JSONLinesSource.Place(
            offset: UInt32(range.lowerBound), line: UInt32(clamping: number)))
      case .same: duplicates += 1
      case .different(_, let line):
        throw ScanFault(
          range.lowerBound,
          "this \(record.kind.rawValue) stands on line \(line) already, with other content")
      }
    case .removal(let removal):
      if events.insert(Self.unplaced(removal)).inserted {
        removals.append(removal)
      } else {
        duplicates += 1
      }
    case .hold(let hold):
      if orders.insert(Self.unplaced(hold)).inserted {
        holds.append(hold)
      } else {
        duplicates += 1
      }
    case .snapshot(let snapshot): try note(snapshot, range)
    }
  }

  private mutating func note(_ snapshot: Snapshot, _ range: Range<Int>) throws(ScanFault) {
    guard let known = snapshots.first(where: { $0.pbx == snapshot.pbx }) else {
      snapshots.append(snapshot)
      return
    }
    guard known.at == snapshot.at, known.count == snapshot.count else {
      throw ScanFault(
        range.lowerBound,
        "a snapshot of this PBX stands on line \(known.line) already, with other content")
    }
    duplicates += 1
  }

  private static func unplaced(_ removal: Removal) -> Removal {
    Removal(
      kind: removal.kind, id: removal.id, at: removal.at, reason: removal.reason, line: 0)
  }

  private static func unplaced(_ hold: ImportedHold) -> ImportedHold {
    ImportedHold(
      kind: hold.kind, record: hold.record, nature: hold.nature, reason: hold.reason,
      ticket: hold.ticket, owner: hold.owner, reviewAt: hold.reviewAt, line: 0)
  }

  private func report(_ fault: ScanFault, _ lines: NativeLines, _ number: Int) -> ImportError {
    let position = min(fault.position, lines.current.upperBound)
    var column = 1
    for index in lines.current.lowerBound..<position where bytes[index] & 0xC0 != 0x80 {
      column += 1
    }
    let isCut = position == lines.current.upperBound && !lines.isTerminated
    return ImportError(
      file: file, line: number, column: column,
      message: fault.message + (isCut ? "; the file ends here and may be cut off" : ""))
  }
}
