import Glibc

/// The raw bytes of a large mail, in the store before the message is. They are written in pieces, each
/// in a transaction of its own, so that other mail is stored in between.
///
/// What a crash leaves behind: pieces that belong to no message. The claim on them ends with its
/// process, and then `maintain` removes them.
package struct LargeRaw: Sendable {
  let number: Int
  let size: Int
  /// Kept as long as the pieces may still get their message.
  private let claims: Claims

  /// Bytes that hold the lock for a fraction of a second on a slow disk.
  package static let pieceSize = 32 * RawChunk.size

  /// Under which the chunks stand, where those of a small mail have the message's number.
  var key: Int { -number }

  fileprivate init(number: Int, size: Int, claims: Claims) {
    self.number = number
    self.size = size
    self.claims = claims
  }
}

extension TicketStore {
  /// Writes the raw bytes of a large mail; their message has to be inserted as long as the value lives.
  ///
  /// - Throws: `StoreError`; then none of it is there, or `maintain` removes it.
  package func writeAhead(_ raw: [UInt8]) throws -> LargeRaw {
    var waited = Duration.zero
    func write<T>(_ bytes: Int, _ body: (Transaction) throws -> T) throws -> T {
      let start = ContinuousClock.now
      return try self.write(since: start - waited, bytes: bytes) { transaction in
        waited += ContinuousClock.now - start
        return try body(transaction)
      }
    }
    let large = try write(0) { try begin(size: raw.count, $0) }
    do {
      for start in stride(from: 0, to: raw.count, by: LargeRaw.pieceSize) {
        let piece = raw[start..<min(start + LargeRaw.pieceSize, raw.count)]
        try write(piece.count) { try $0.insert(piece, at: start, of: large) }
        letOthersIn()
      }
    } catch {
      try? remove(large)
      throw error
    }
    return large
  }

  /// Removes what has not got its message: on a full disk others need the room. It waits for nobody; what
  /// it leaves then, `maintain` removes.
  package func remove(_ large: LargeRaw) throws {
    try remove(largeRaw: large.number, waiting: 0)
  }

  /// What processes have left that died before the message was there.
  ///
  /// - Throws: `StoreError`.
  package func removeAbandonedRaw() throws {
    let numbers = try read { snapshot in
      try Int.fetchAll(snapshot.db, sql: "SELECT number FROM large_raw WHERE message IS NULL")
    }
    guard !numbers.isEmpty else { return }
    let claims = try claims(on: .largeRaw)
    for number in numbers where try claims.take(number) {
      try remove(largeRaw: number, waiting: lockTimeout)
    }
  }

  private func begin(size: Int, _ transaction: Transaction) throws -> LargeRaw {
    let claims = try Claims(store: path, on: .largeRaw)
    try transaction.execute("INSERT INTO large_raw (message) VALUES (?)", [nil as Int?])
    let number = Int(transaction.db.lastInsertedRowID)
    // In the store before a `restore` the number may have been another's, who still writes.
    guard try claims.take(number) else { throw StoreError.replaced }
    return LargeRaw(number: number, size: size, claims: claims)
  }

  private func remove(largeRaw number: Int, waiting seconds: Int) throws {
    func removePiece() throws -> Bool {
      try write(since: .now - .seconds(lockTimeout - seconds)) {
        try $0.removePiece(ofLargeRaw: number)
      }
    }
    while try removePiece() { letOthersIn() }
  }

  /// Whoever waits in flock(2) takes the lock only once it gets to run.
  private func letOthersIn() { usleep(10_000) }
}

extension Transaction {
  fileprivate func insert(_ piece: ArraySlice<UInt8>, at start: Int, of large: LargeRaw) throws {
    guard try isUntaken(large.number) else { throw StoreError.replaced }
    try insertRaw(piece, key: large.key, from: start / RawChunk.size)
  }

  /// Makes the bytes the message's.
  ///
  /// - Throws: when not all of them are there: `restore` may have put another store in the place of the
  ///   one that they were written to.
  func take(_ large: LargeRaw, message: Int) throws {
    let written = try Int.fetchOne(
      db, sql: "SELECT coalesce(sum(length(bytes)), 0) FROM raw WHERE chunk BETWEEN ? AND ?",
      arguments: RawChunk.all(of: large.key))
    try execute(
      "UPDATE large_raw SET message = ? WHERE number = ? AND message IS NULL",
      [message, large.number])
    guard written == large.size, db.changesCount == 1 else { throw StoreError.replaced }
  }

  /// - Returns: whether there may be more.
  fileprivate func removePiece(ofLargeRaw number: Int) throws -> Bool {
    guard try isUntaken(number) else { return false }
    try execute(
      """
      DELETE FROM raw WHERE chunk IN (
        SELECT chunk FROM raw WHERE chunk BETWEEN ? AND ? LIMIT 8)
      """, RawChunk.all(of: -number))
    if db.changesCount > 0 { return true }
    try execute("DELETE FROM large_raw WHERE number = ?", [number])
    return false
  }
}

extension Transaction {
  /// `restore` may have put a store in its place in which the number is another mail's, or nobody's.
  private func isUntaken(_ number: Int) throws -> Bool {
    try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM large_raw WHERE number = ? AND message IS NULL)",
      arguments: [number]) ?? false
  }
}

extension Snapshot {
  /// Under which the chunks of its raw mail stand.
  func rawKey(of message: Int) throws -> Int {
    let large = try cached("SELECT -number FROM large_raw WHERE message = ?")
    return try Int.fetchOne(large, arguments: [message]) ?? message
  }
}
