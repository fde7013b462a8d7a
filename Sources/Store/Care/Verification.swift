internal import Desk

/// What is wrong with a store.
package struct Verification: Sendable {
  package var messages = 0
  /// One line each.
  package var faults: [String] = []
}

extension Snapshot {
  /// Looks at SQLite's own structures, references between tables, the full-text indexes, and each
  /// raw mail against the hash it had when it came.
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
    return result
  }

  private func structure() throws -> [String] {
    try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
  }

  private func references() throws -> [String] {
    try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map { row in
      let place = (row["rowid"] as Int64?).map { " row \($0)" } ?? ""
      let (table, parent): (String, String) = (try row["table"], try row["parent"])
      return "\(table)\(place) names a \(parent) that is not there"
    }
  }

  private func strayIndexEntries() throws -> [String] {
    try Int.fetchAll(
      db, sql: "SELECT id FROM search_docsize WHERE id NOT IN (SELECT id FROM message)"
    ).map { "the search index has a message m\($0) that is not there" }
  }

  private func fault(of mail: Row) throws -> String? {
    let number: Int = try mail["id"]
    var digest = RawDigest()
    try raw(of: number) { digest.update($0) }
    let isSame = try digest.size == mail["size"] && digest.hexadecimal == mail["sha256"]
    guard isSame else {
      return digest.size == 0
        ? "m\(number): its raw mail is missing"
        : "m\(number): its raw mail is not what was received (size or sha256 differs)"
    }
    return nil
  }
}
