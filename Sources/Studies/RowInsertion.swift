import GRDB

/// Inserts rows into a table by one prepared statement, each value bound as what it is.
///
/// For a study of thousands of series that counts: GRDB's arguments box every value and check their number for every
/// row, which takes several times as long as SQLite itself does.
struct RowInsertion {
  private let statement: Statement

  /// Prepares the statement.
  ///
  /// - Parameters:
  ///   - table: The table with its columns, such as `step (series_id, step)`.
  ///   - columns: How many they are.
  init(into table: String, columns: Int, of database: Database) throws {
    let marks = repeatElement("?", count: columns).joined(separator: ", ")
    statement = try database.cachedStatement(sql: "INSERT INTO \(table) VALUES (\(marks))")
  }

  /// Inserts a row: a value for each column.
  func insert<each Value: StatementBinding>(_ row: repeat each Value) throws {
    // Nothing can be bound before the statement is reset.
    statement.setUncheckedArguments([])
    var column: CInt = 0
    for value in repeat each row {
      column += 1
      let code = unsafe value.bind(to: statement.sqliteStatement, at: column)
      guard code == 0 else {
        throw DatabaseError(resultCode: ResultCode(rawValue: code), sql: statement.sql)
      }
    }
    try statement.execute()
  }
}
