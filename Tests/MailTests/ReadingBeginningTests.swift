import Testing

@testable import Mail

@Suite("Where a mail begins")
struct ReadingBeginningTests {
  static let header = "From: bob@example.com\nSubject: hello\nMessage-ID: <1@example.com>\n"

  struct Row: Sendable, CustomTestStringConvertible {
    let before: [UInt8]
    let defects: [Defect]
    let testDescription: String

    init(_ name: String, _ before: String, _ defects: [Defect]) {
      self.init(name, bytes: Array(before.utf8), defects)
    }

    init(_ name: String, bytes: [UInt8], _ defects: [Defect]) {
      testDescription = name
      before = bytes
      self.defects = defects
    }
  }

  @Test(
    "What stands before the header is passed over",
    arguments: [
      Row("nothing", "", []),
      Row("byte order mark", bytes: [0xEF, 0xBB, 0xBF], [.byteOrderMark]),
      Row("blank lines", "\n \t\n\n", []),
      Row("mbox line", "From bob@example.com Mon Nov 23 10:00:00 2026\n", [.mboxFromLine]),
      Row("quoted mbox line", ">From bob@example.com Mon Nov 23 10:00:00 2026\n", [.mboxFromLine]),
      Row("blank lines and mbox line", "\n\nFrom bob x\n", [.mboxFromLine]),
      Row("a warning", "PHP Warning: mail() in /x.php on line 3\n", [.textBeforeHeader]),
      Row("a paragraph", "Forwarded by the gateway.\n\n", [.textBeforeHeader]),
      Row("a continuation of nothing", " by host.example.com\n", [.textBeforeHeader]),
      Row(
        "mark, blank line, mbox line", bytes: [0xEF, 0xBB, 0xBF] + Array("\nFrom x y\n".utf8),
        [.byteOrderMark, .mboxFromLine]),
    ])
  func passes(_ row: Row) {
    let message = Message(reading: row.before + Array((Self.header + "\ntext\n").utf8))
    #expect(message.subject == "hello")
    #expect(message.messageID == MessageID("1@example.com"))
    #expect(message.text == "text")
    #expect(message.defects == row.defects)
  }

  @Test(
    "A text without a header is all body",
    arguments: [
      "Dear Sir or Madam,\nplease help.\n",
      "Hello: world\nhow are you?\n",
      "http://example.com/ is down\n",
      "see below\n\nFrom: a@example.com\nTo: b@example.com\nSubject: quoted by hand\n\nold text\n",
    ])
  func allBody(_ text: String) {
    let message = Message(reading: Array(text.utf8))
    #expect(message.header.isEmpty)
    #expect(message.text + "\n" == text)
    #expect(message.defects == [.noHeader])
    #expect(message.parts.map(\.isBody) == [true])
  }

  @Test("The sender of a mbox line is kept")
  func mboxSender() {
    let raw = "From bob@example.com Mon Nov 23 10:00:00 2026\n" + Self.header + "\ntext\n"
    #expect(Message(reading: Array(raw.utf8)).mboxSender == "bob@example.com")
  }

  @Test("Empty input is a mail without anything in it")
  func empty() {
    let message = Message(reading: [])
    #expect(message.text.isEmpty)
    #expect(message.defects == [.noHeader])
  }

  @Test("A mail of bare CRs reads as one of LFs")
  func bareReturns() {
    let lf = Self.header + "\none\ntwo\n"
    let cr = lf.replacing("\n", with: "\r")
    let message = Message(reading: Array(cr.utf8))
    #expect(message.subject == "hello")
    #expect(message.text == "one\ntwo")
    #expect(message.defects == [.bareCarriageReturns])
  }

  @Test("A CR inside a line begins no field: what the MTA did not see is not believed")
  func smuggledField() {
    let raw = "From: bob@example.com\nSubject: hello\rFrom: boss@example.com\n\ntext\n"
    let message = Message(reading: Array(raw.utf8))
    #expect(message.from.map(\.address?.text) == ["bob@example.com"])
  }

  @Test("UTF-16 with a byte order mark is read", arguments: [true, false])
  func utf16(isLittleEndian: Bool) {
    let units = Array("\u{FEFF}\(Self.header)\nGrüße\n".utf16)
    let raw = units.flatMap { unit in
      isLittleEndian
        ? [UInt8(unit & 0xFF), UInt8(unit >> 8)] : [UInt8(unit >> 8), UInt8(unit & 0xFF)]
    }
    let message = Message(reading: raw)
    #expect(message.subject == "hello")
    #expect(message.text == "Grüße")
    #expect(message.defects.contains(.byteOrderMark))
  }
}
