import BlackBox
import GRDB

extension TestDesk {
  /// The first column of what a statement finds in the store's public views or tables.
  func rows(_ sql: String) throws -> [String] {
    try DatabaseQueue(path: store).read { db in
      try Row.fetchAll(db, sql: sql).map { row in
        row.isEmpty || row[0] == nil ? "" : "\(row[0]!)"
      }
    }
  }
}
