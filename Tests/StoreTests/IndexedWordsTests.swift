import Desk
import Mail
import Testing

@testable import Store

@Suite("What the search index holds")
struct IndexedWordsTests {
  private func index() throws -> Connection {
    let db = try Connection()
    try Migrations.migrate(db)
    return db
  }

  /// Characters in rows, alone, and with marks that combine.
  private static func texts(of block: Range<UInt32>) -> [String] {
    let scalars = block.compactMap(Unicode.Scalar.init).map(String.init)
    return [
      scalars.joined(), scalars.joined(separator: " "),
      scalars.map { "a" + $0 + "b\u{301}" + $0 }.joined(separator: "."),
    ]
  }

  @Test(
    "is told exactly, whatever characters were put in",
    arguments: stride(from: UInt32(0x20), to: 0x32000, by: 0x2000).map { $0..<$0 + 0x2000 })
  func exact(block: Range<UInt32>) throws {
    let db = try index()
    let transaction = Transaction(db: db)
    let texts = Self.texts(of: block)
    for (number, text) in texts.enumerated() {
      let columns = SearchColumns(texts: ["s", text, "", text, "x"])
      try transaction.index(columns, message: number + 1)
    }
    for number in texts.indices {
      let columns = try transaction.snapshot.indexed(number + 1)
      try transaction.unindex(try #require(columns), message: number + 1)
    }
    try db.execute(sql: "INSERT INTO search (search) VALUES ('integrity-check')")
    _ = try transaction.mergeIndex(isFirst: true)
    while try transaction.mergeIndex(isFirst: false) {}
    #expect(try IndexedWords(of: "search", in: "main", db).digests().isEmpty)
  }

  @Test("is taken out without a trace, also of words as long as the index cuts them")
  func long() throws {
    let db = try index()
    let transaction = Transaction(db: db)
    for word in ["a", "ø", "漢", "क", "aक", "é", "aø", "𐌰", "a𐌰", "aa𐌰", "aaa𐌰"] {
      let text = String(repeating: word, count: 40_000)
      try transaction.index(SearchColumns(texts: ["", text, "", "", ""]), message: 1)
      let columns = try #require(try transaction.snapshot.indexed(1))
      try transaction.unindex(columns, message: 1)
      #expect(try IndexedWords(of: "search", in: "main", db).digests().isEmpty)
    }
  }

  @Test("is nothing for a message that is not indexed")
  func nothing() throws {
    let transaction = Transaction(db: try index())
    #expect(try transaction.snapshot.indexed(1) == nil)
    try transaction.index(SearchColumns(texts: ["", "", "", "", ""]), message: 1)
    #expect(try transaction.snapshot.indexed(1)?.texts == ["", "", "", "", ""])
  }
}
