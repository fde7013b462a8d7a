/// One change of the store, under the write lock, committed as a whole or not at all.
package struct Transaction {
  let db: Connection

  /// What the store holds, this change's own writes included.
  package var snapshot: Snapshot { Snapshot(db: db) }

  func execute(_ sql: String, _ arguments: StatementArguments) throws {
    try db.cachedStatement(sql: sql).execute(arguments: arguments)
  }
}
