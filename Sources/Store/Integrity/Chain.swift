internal import Crypto
internal import Mail

/// Digests of which each seals all before it: the SHA-256 of the line `DIGEST MESSAGE SHA256` with its
/// line feed, where DIGEST is the one before, at first 64 zeros. Hexadecimal, lower case.
struct Chain: Hashable, Sendable {
  private(set) var place = 0
  private(set) var digest = String(repeating: "0", count: 2 * SHA256.byteCount)

  init() {}

  /// A row of the table.
  init(_ row: Row) throws {
    place = try row["place"]
    digest = try row["digest"]
  }

  mutating func append(_ message: Int, sha256: String) {
    place += 1
    digest = SHA256.hash(data: Array("\(digest) \(message) \(sha256)\n".utf8)).hexadecimal
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
