/// The few places in which the engines' table texts differ; queries and changes are one text.
package enum Dialect: Sendable, CaseIterable {
  case sqlite, postgres

  /// A 64-bit key that is no alias of the row's position (`storage.md`, Pages).
  var key: String { self == .sqlite ? "int not null primary key" : "bigint primary key" }
  var integer: String { self == .sqlite ? "int" : "bigint" }
  var real: String { self == .sqlite ? "real" : "double precision" }
  /// Compared as bytes.
  var text: String { self == .sqlite ? "text" : "text collate \"C\"" }
  var blob: String { self == .sqlite ? "blob" : "bytea" }
  var tableSuffix: String { self == .sqlite ? " strict" : "" }
  /// What `like` compares with a pattern in lower case: SQLite's looks at no letter case in ASCII.
  func folded(_ column: String) -> String { self == .sqlite ? column : "lower(\(column))" }
  /// Table and column names of all tables.
  var columnList: String {
    switch self {
    case .sqlite:
      """
      select m.name, c.name from sqlite_master m join pragma_table_info(m.name) c
      where m.type = 'table' and m.name not like 'sqlite_%'
      """
    case .postgres:
      """
      select cast(table_name as text), cast(column_name as text) from information_schema.columns
      where table_schema = current_schema()
      """
    }
  }
  /// For tables whose rows lie in the order of their key.
  var clusteredSuffix: String { self == .sqlite ? " strict, without rowid" : "" }
}
