@testable import Store

/// A table's rows as texts, in some order that is the same for both engines.
extension Table {
  private var question: String {
    "select \(columns.map(\.name).joined(separator: ", ")) from \(name)"
  }

  func rows(_ connection: any Connection) throws -> [String] {
    var rows: [String] = []
    try connection.forEach(question, []) { rows.append(RowText.of($0.values)) }
    return rows.sorted()
  }

  func rows(on cluster: PostgresCluster) throws -> [String] {
    RowText.read(try cluster.must(RowText.settings + question + ";\n")[...]).sorted()
  }
}
