internal import Desk
internal import Hashing
internal import Mail

/// Each message against its raw mail, and what is kept to find it.
struct MailCheck {
  let snapshot: Snapshot
  /// Stores of an older version have no chain.
  let hasChain: Bool

  private var db: Connection { snapshot.db }

  func eachMessage(_ body: ([Fault]) throws -> Void) throws {
    let sealed =
      hasChain
      ? "SELECT message, sha256, max(place) FROM chain GROUP BY message"
      : "SELECT NULL AS message, NULL AS sha256"
    let rows = try db.makeStatement(
      sql: """
        SELECT m.id, m.size, m.sha256, c.sha256 AS sealed, m.in_reply_to, m.reference_ids,
          m.unreadable = 0 AND m.text <> '' AND NOT EXISTS (
            SELECT 1 FROM part WHERE part.message = m.id AND part.is_body) AS lacks_body
        FROM message AS m LEFT JOIN (\(sealed)) AS c ON c.message = m.id ORDER BY m.id
        """)
    let columns = rows.columns
    try rows.run([]) { values in
      let row = Row(columns: columns, values: values.all)
      try body([raw(row), parts(row), references(row)].compactMap { $0 })
    }
  }

  private func raw(_ mail: Row) throws -> Fault? {
    let number: Int = try mail["id"]
    var digest = RawDigest()
    try snapshot.raw(of: number) { digest.update($0) }
    guard try digest.size == mail["size"] && digest.hexadecimal == mail["sha256"] else {
      return digest.size == 0
        ? Fault("m\(number): its raw mail is missing", .restore)
        : Fault(
          "m\(number): its raw mail is not as received (size or sha256 differs)", .restore)
    }
    let sealed: String? = mail["sealed"]
    guard let sealed, try sealed != mail["sha256"] else { return nil }
    return Fault(
      "m\(number): its raw mail is not the one in the chain; both it and its sha256 were changed",
      .restore)
  }

  private func parts(_ mail: Row) throws -> Fault? {
    guard try mail["lacks_body"] as Bool else { return nil }
    let number: Int = try mail["id"]
    return Fault("m\(number): its parts are missing", .repair(.parts(message: number)))
  }

  private func references(_ mail: Row) throws -> Fault? {
    let number: Int = try mail["id"]
    let known = try snapshot.cached(
      "SELECT EXISTS (SELECT 1 FROM reference WHERE id_key = ? AND message = ?)")
    let isWhole = try NamedMessages(mail).ids.allSatisfy { id in
      try Bool.fetchOne(known, arguments: [IDKey.of(id), number]) ?? false
    }
    guard !isWhole else { return nil }
    return Fault(
      "m\(number): mail that it answers would not find it", .repair(.references(message: number)))
  }
}

/// Size and SHA-256 of bytes that come in pieces.
struct RawDigest {
  private(set) var size = 0
  private var hash = SHA256()

  mutating func update(_ bytes: [UInt8]) {
    size += bytes.count
    hash.update(bytes)
  }

  /// Lower case.
  var hexadecimal: String { hash.digest.hexadecimal }
}
