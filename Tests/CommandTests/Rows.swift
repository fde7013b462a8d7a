import BlackBox

extension TestDesk {
  /// The first column of what a statement finds in the store's public views or tables.
  func rows(_ sql: String) throws -> [String] {
    try SQLiteClient(store).rows(sql).map { $0.values.first?.text ?? "" }
  }
}
