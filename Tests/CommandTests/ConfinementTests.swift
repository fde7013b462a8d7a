import BlackBox
import Testing

/// What a mail gets that has taken over the parser.
@Suite("Confinement")
struct ConfinementTests {
  let parser: PryingParser

  init() throws {
    parser = try PryingParser()
  }

  /// Where the kernel has Landlock of version 4 or later, else it is less that is out of reach.
  static let all: Set = [
    "its own folder", "a charset", "another file", "another file to write", "another folder",
    "a program", "a port", "a core", "Landlock",
  ]

  private func loot(_ options: [String]) throws -> Set<String> {
    let desk = try TestDesk()
    try desk.deliver(Letter("a@x").text)
    let other = try TemporaryFolder()
    try FileContent.write(Array("secret".utf8), to: other.file("secret"))
    let loot = desk.folder.file("loot")
    let command = parser.pries(
      desk.ingest(Letter("b@x").text, options), loot: loot, secret: other.file("secret"))
    _ = try command.run().succeeded()
    let lines = String(decoding: try FileContent.read(loot), as: UTF8.self).split(separator: "\n")
    return Set(lines.map(String.init))
  }

  @Test("leaves it the store's folder and the charsets")
  func delivery() throws {
    let loot = try loot([])
    let isStrict = loot.contains("Landlock")
    let least: Set = ["its own folder", "a charset", "Landlock"]
    #expect(loot == (isStrict ? least : loot.subtracting(["a core"])))
  }

  @Test("leaves an explanation the folder for copies, too")
  func explanation() throws {
    let loot = try loot(["--explain"])
    let isStrict = loot.contains("Landlock")
    #expect(!isStrict || loot.isDisjoint(with: ["a program", "a port", "a core"]))
  }

  /// Each needs modules of iconv(3) that are loaded after the mail has been read.
  static let charsets: [(name: String, body: [UInt8], text: String)] = [
    ("EUC-KR", [0xC7, 0xD1, 0xB1, 0xDB], "한글"), ("GB18030", [0xD6, 0xD0, 0xCE, 0xC4], "中文"),
    ("ISO-2022-JP", [0x1B, 0x24, 0x42, 0x46, 0x7C, 0x4B, 0x5C, 0x1B, 0x28, 0x42], "日本"),
  ]

  @Test("keeps no charset from being read", arguments: charsets)
  func charset(_ row: (name: String, body: [UInt8], text: String)) throws {
    let desk = try TestDesk()
    let letter = Letter("a@x", ["Content-Type: text/plain; charset=\(row.name)"], body: "")
    try desk.deliver(Array(letter.text.utf8) + row.body + [0x0A])
    #expect(try desk.text("show", "1").contains(row.text))
  }
}
