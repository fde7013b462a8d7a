internal import Desk
internal import Mail

/// What is wrong with a store.
package struct Verification: Sendable {
  package var messages = 0
  /// Of them, those that an older version of the program has read: `tickets reindex`.
  package var outdated = 0
  package var faults: [Fault] = []
  /// How many entries the chain of raw mails has, and the digest of the last, lower-case
  /// hexadecimal: nil in a store of an older version.
  package var chain: (length: Int, digest: String)?
}

extension Snapshot {
  /// Looks at SQLite's own structures, at what must hold between the tables, at each raw mail against
  /// the hash it had when it came, and at what was made of it against what it says.
  package func verification() throws -> Verification {
    var result = Verification()
    result.faults += try structure()
    guard result.faults.isEmpty else { return result }
    result.faults += try references()
    result.faults += try IndexEntries(db: db).faults()
    try check(chain: &result)
    result.faults += try TicketCheck(db: db).faults()
    result.faults += try PeopleCheck(db: db).faults()
    result.faults += try EventCheck(db: db).faults()
    let mails = MailCheck(snapshot: self, hasChain: result.chain != nil)
    try mails.eachMessage { faults in
      result.messages += 1
      result.faults += faults
    }
    if result.faults.isEmpty { result.faults += try IndexCheck(self).faults() }
    result.outdated =
      try Int.fetchOne(
        db, sql: "SELECT count(*) FROM message WHERE reading < ?",
        arguments: [Message.readingVersion]) ?? 0
    return result
  }

  private func structure() throws -> [Fault] {
    try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
      .map { Fault($0, .restore) }
  }

  private func references() throws -> [Fault] {
    try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map { row in
      let place = (row["rowid"] as Int64?).map { " row \($0)" } ?? ""
      let (table, parent): (String, String) = (try row["table"], try row["parent"])
      return Fault("\(table)\(place) names a \(parent) that does not exist", .restore)
    }
  }

  private func check(chain result: inout Verification) throws {
    let check = ChainCheck(db: db)
    guard try check.exists else {
      if try Migrations.version(of: db) == Migrations.current {
        result.faults.append(Fault("chain: the table is missing", .restore))
      }
      return
    }
    let end = try check.follow(&result.faults)
    result.chain = (end.place, end.digest)
    result.faults += try check.faults()
  }
}
