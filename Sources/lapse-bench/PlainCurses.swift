import CPlatform
import Glibc

/// A program that does nothing but hand frames to curses, one for each byte that it is sent: how few
/// bytes curses itself needs for the same cells and colours.
///
/// The file has the frames as `Frame.text`, with an empty line between two.
struct PlainCurses {
  let path: String

  private struct Cell {
    let scalar: UInt32
    let look: lapse_look
  }

  func run() {
    guard let text = try? String(contentsOf: path) else { return }
    _ = lapse_locale_is_utf8()
    guard lapse_screen_open(0, 1, 25) == Int32(LAPSE_OPEN_OK) else { return }
    for frame in frames(text) {
      show(frame)
      var byte: UInt8 = 0
      guard read(0, &byte, 1) == 1 else { break }
    }
    lapse_screen_close()
  }

  private func frames(_ text: String) -> [[[Cell]]] {
    var frames: [[[Cell]]] = [[]]
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty {
        frames.append([])
      } else {
        frames[frames.count - 1].append(line.split(separator: " ").map(cell))
      }
    }
    return frames.filter { !$0.isEmpty }
  }

  private func cell(_ text: Substring) -> Cell {
    let parts = text.split(separator: ",").map { Int32($0) ?? 0 }
    guard parts.count == 4 else { return Cell(scalar: 32, look: lapse_look()) }
    return Cell(
      scalar: UInt32(bitPattern: parts[0]),
      look: lapse_look(
        pair: lapse_screen_pair(parts[1], parts[2]), attributes: UInt32(bitPattern: parts[3])))
  }

  private func show(_ frame: [[Cell]]) {
    for (number, row) in frame.enumerated() {
      let cells = row.enumerated().map { index, cell in
        lapse_cell(scalar: cell.scalar, style: UInt16(index), flags: 0)
      }
      lapse_screen_row(
        Int32(number), cells, Int32(cells.count), row.map(\.look), [lapse_marks()])
    }
    lapse_screen_flush(-1, 0)
  }
}

extension String {
  /// Of a file of ours.
  fileprivate init(contentsOf path: String) throws {
    struct Unreadable: Error {}
    guard let file = fopen(path, "r") else { throw Unreadable() }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while case let count = fread(&chunk, 1, chunk.count, file), count > 0 {
      bytes += chunk.prefix(count)
    }
    self = String(decoding: bytes, as: UTF8.self)
  }
}
