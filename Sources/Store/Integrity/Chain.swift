internal import Desk
internal import Hashing
internal import Mail

/// Digests of which each seals all before it: the SHA-256 of the line `DIGEST MESSAGE SHA256` with its
/// line feed, where DIGEST is the one before, at first 64 zeros. Hexadecimal, lower case.
struct Chain: Hashable, Sendable {
  private(set) var place = 0
  private(set) var digest = String(repeating: "0", count: 2 * SHA256.Digest.count)

  init() {}

  /// A row of the table.
  init(_ row: Row) throws {
    place = try row["place"]
    digest = try row["digest"]
  }

  mutating func append(_ message: Int, sha256: String) {
    place += 1
    digest = SHA256.digest(of: "\(digest) \(message) \(sha256)\n".utf8).hexadecimal
  }
}

extension Transaction {
  /// Adds a mail, or what was left of it by a redaction, to the chain.
  func seal(_ message: Int, sha256: String) throws {
    let last = try db.cachedStatement(
      sql: "SELECT place, digest FROM chain ORDER BY place DESC LIMIT 1")
    var chain = try Row.fetchOne(last).map { try Chain($0) } ?? Chain()
    chain.append(message, sha256: sha256)
    try db.cachedStatement(sql: "INSERT INTO chain VALUES (?, ?, ?, ?)")
      .execute(arguments: [chain.place, message, sha256, chain.digest])
  }
}

/// What the chain of raw mails tells of the messages.
struct ChainCheck {
  let db: Connection

  /// A store of an older version has none.
  var exists: Bool {
    get throws {
      try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'chain')") ?? false
    }
  }

  /// Follows it from its beginning: the first break is told, for after it nothing holds.
  ///
  /// - Returns: its end.
  func follow(_ faults: inout [Fault]) throws -> Chain {
    var chain = Chain()
    let rows = try db.makeStatement(
      sql: "SELECT place, message, sha256, digest FROM chain ORDER BY place")
    var isWhole = true
    let columns = rows.columns
    try rows.run([]) { values in
      guard isWhole else { return }
      let row = Row(columns: columns, values: values.all)
      chain.append(try row["message"], sha256: try row["sha256"])
      isWhole = try chain == Chain(row)
      guard !isWhole else { return }
      let (place, message): (Int, Int) = (try row["place"], try row["message"])
      faults.append(
        Fault(
          "chain: broken at place \(place), m\(message): it or an earlier one was changed or removed",
          .restore))
    }
    return chain
  }

  /// Messages that are in one of both only, and that the log does not explain.
  func faults() throws -> [Fault] {
    try gone() + unknown() + unexplained()
  }

  private func gone() throws -> [Fault] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT DISTINCT message FROM chain WHERE message NOT IN (SELECT id FROM message)
        """
    ).map { try Fault("m\($0["message"] as Int): it is in the chain, but missing", .restore) }
  }

  private func unknown() throws -> [Fault] {
    try Row.fetchAll(
      db, sql: "SELECT id FROM message WHERE id NOT IN (SELECT message FROM chain)"
    ).map {
      try Fault("m\($0["id"] as Int): it is not in the chain, but added by others", .restore)
    }
  }

  /// Only a redaction adds a message again.
  private func unexplained() throws -> [Fault] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT message FROM chain GROUP BY message HAVING count(*) > 1 AND count(*) - 1 > (
          SELECT count(*) FROM event
          WHERE event.message = chain.message AND event.kind = '\(Event.Kind.redact.rawValue)')
        """
    ).map {
      let message: Int = try $0["message"]
      return Fault("m\(message): it was changed, but the log has no redaction", .restore)
    }
  }
}
