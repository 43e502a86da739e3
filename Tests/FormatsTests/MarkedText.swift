/// A text with one `¦`, which stands where a fault is expected and is not part of it. A byte-order
/// mark takes no column.
struct MarkedText {
  let text: String
  let line: Int
  let column: Int

  init(_ marked: String) {
    let parts = marked.split(separator: "¦", omittingEmptySubsequences: false)
    precondition(parts.count == 2, "one mark is needed")
    let lines = parts[0].unicodeScalars.filter { $0 != "\u{FEFF}" }.split(
      separator: "\n", omittingEmptySubsequences: false)
    text = String(parts[0] + parts[1])
    line = lines.count
    column = (lines.last?.count ?? 0) + 1
  }

  var bytes: [UInt8] { Array(text.utf8) }
}
