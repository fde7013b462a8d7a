internal import Desk
internal import Mail

/// What is wrong with a store.
package struct Verification: Sendable {
  package var messages = 0
  /// Of them, those that an older version of the program has read: `tickets reindex`.
  package var outdated = 0
  /// One line each.
  package var faults: [String] = []
}

extension Snapshot {
  /// Looks at SQLite's own structures, references between tables, the full-text indexes, each raw mail
  /// against the hash it had when it came, and what was made of it against what it says.
  package func verification() throws -> Verification {
    var result = Verification()
    result.faults += try structure()
    guard result.faults.isEmpty else { return result }
    result.faults += try references()
    result.faults += try strayIndexEntries()
    result.faults += try IndexCopy(of: db).faults()
    for mail in try Row.fetchAll(db, sql: "SELECT id, size, sha256 FROM message ORDER BY id") {
      result.messages += 1
      if let fault = try fault(of: mail) { result.faults.append(fault) }
    }
    if result.faults.isEmpty { result.faults += try IndexCheck(self).faults() }
    result.outdated =
      try Int.fetchOne(
        db, sql: "SELECT count(*) FROM message WHERE reading < ?",
        arguments: [Message.readingVersion]) ?? 0
    return result
  }

  private func structure() throws -> [String] {
    try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
  }

  private func references() throws -> [String] {
    try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map { row in
      let place = (row["rowid"] as Int64?).map { " row \($0)" } ?? ""
      return
        "\(row["table"] as String)\(place) names a \(row["parent"] as String) that is not there"
    }
  }

  private func strayIndexEntries() throws -> [String] {
    try Int.fetchAll(
      db, sql: "SELECT id FROM search_docsize WHERE id NOT IN (SELECT id FROM message)"
    ).map { "the search index has a message m\($0) that is not there" }
  }

  private func fault(of mail: Row) throws -> String? {
    let number: Int = mail["id"]
    var digest = RawDigest()
    try raw(of: number) { digest.update($0) }
    let isSame = digest.size == mail["size"] && digest.hexadecimal == mail["sha256"]
    guard isSame else {
      return digest.size == 0
        ? "m\(number): its raw mail is missing"
        : "m\(number): its raw mail is not what was received (size or sha256 differs)"
    }
    return nil
  }
}
