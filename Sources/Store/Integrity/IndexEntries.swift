internal import Desk

/// Whether every message can be found, and nothing else.
struct IndexEntries {
  let db: Connection

  func faults() throws -> [Fault] {
    try stray() + missing()
      + IndexCopy(of: db).damaged().map { Fault("the index \($0) is damaged", .reindex) }
  }

  private func stray() throws -> [Fault] {
    try Int.fetchAll(
      db, sql: "SELECT id FROM search_docsize WHERE id NOT IN (SELECT id FROM message)"
    ).map { Fault("the search index has a message m\($0) that is not there", .reindex) }
  }

  /// Mail above `max-message-size` is not indexed: where that was ever set, none is missed.
  private func missing() throws -> [Fault] {
    try Int.fetchAll(
      db,
      sql: """
        SELECT id FROM message WHERE id NOT IN (SELECT id FROM search_docsize) AND NOT EXISTS (
          SELECT 1 FROM event WHERE kind = '\(Event.Kind.setting.rawValue)'
            AND note LIKE '\(SettingKey.maxMessageSize.rawValue)%')
        """
    ).map { Fault("m\($0): it is not in the search index", .reindex) }
  }
}
