import Foundation

/// Where in a SQLite file, or its write-ahead log, an offset lies.
enum DatabasePage {
  private static let size = 4_096
  private static let frame = 24 + size

  static func describe(_ data: Data, _ file: String, _ offset: Int) -> String {
    if file.hasSuffix("-wal") {
      guard offset >= 32 else { return "header" }
      let start = 32 + (offset - 32) / frame * frame
      let number = data[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
      let page = data[start + 24..<min(start + frame, data.count)]
      return "frame of page \(number), " + area(Array(page), number, offset - start - 24)
    }
    guard file.hasSuffix(".db") else { return "offset \(offset)" }
    let number = offset / size
    let page = data[number * size..<min((number + 1) * size, data.count)]
    return "page \(number + 1), " + area(Array(page), number + 1, offset % size)
  }

  /// The kind of a page by its first byte, and whether the offset is between cells and their list.
  private static func area(_ page: [UInt8], _ number: Int, _ offset: Int) -> String {
    let start = number == 1 ? 100 : 0
    guard page.count == size else { return "cut off" }
    func pair(_ at: Int) -> Int { Int(page[start + at]) << 8 | Int(page[start + at + 1]) }
    let kinds: [UInt8: String] = [
      2: "index interior", 5: "table interior", 10: "index leaf", 13: "table leaf",
    ]
    guard let kind = kinds[page[start]] else { return "overflow, map or free page" }
    let isLeaf = page[start] > 5
    let list = start + (isLeaf ? 8 : 12) + 2 * pair(3)
    return kind + (offset >= list && offset < pair(5) ? ", unused gap" : ", cells")
  }
}
