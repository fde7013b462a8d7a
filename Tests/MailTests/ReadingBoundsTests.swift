import Testing

@testable import Mail

@Suite("Bounds")
struct ReadingBoundsTests {
  private static func nested(_ levels: Int, _ leaf: String) -> String {
    (0..<levels).map { "Content-Type: multipart/mixed; boundary=b\($0)\n\n--b\($0)\n" }.joined()
      + leaf
  }

  @Test("A hundred levels are read")
  func deep() {
    let message = Message(reading: Array(Self.nested(100, "\nthe text").utf8))
    #expect(message.text == "the text")
    #expect(message.defects.isEmpty)
  }

  @Test("What is nested deeper than anybody nests is one text, in which nothing hides")
  func tooDeep() {
    let message = Message(reading: Array(Self.nested(1_000, "\nthe text").utf8))
    #expect(message.defects == [.tooDeep])
    #expect(message.parts.map(\.type) == ["text/plain"])
    #expect(message.text.hasSuffix("the text"))
  }

  @Test("Messages within messages end somewhere, and so do messages glued behind each other")
  func messages() {
    let within =
      String(repeating: "Content-Type: message/rfc822\n\n", count: 3_000) + "Subject: s\n\nt"
    #expect(Message(reading: Array(within.utf8)).defects.contains(.tooDeep))
    let glued = String(
      repeating: "Subject: s\nContent-Transfer-Encoding: base64\n\naGk=\n\n", count: 300)
    let message = Message(reading: Array(glued.utf8))
    #expect(message.text == "hi")
    #expect(message.defects.contains(.tooDeep))
  }

  @Test(
    "Combining characters in a row are kept apart, wherever they stand",
    arguments: ["\u{301}", "=?utf-8?q?=CC=81?= "])
  func combining(_ mark: String) {
    let marks = String(repeating: mark, count: 100)
    let mail = """
      From: a\(marks) <a@b.c>
      Subject: a\(marks)
      Content-Type: text/html; name*=utf-8''a\(String(repeating: "%CC%81", count: 100))

      a\(String(repeating: "&#769;", count: 100))
      """
    let message = Message(reading: Array(mail.utf8))
    for text in [
      message.subject, message.from.first?.name, message.text, message.parts.first?.filename,
    ] {
      let runs = (text ?? "").unicodeScalars.split(separator: "\u{34F}")
      #expect(runs.count > 3 && runs.allSatisfy { $0.count <= 32 })
    }
  }

  @Test("More parts than anybody sends are not listed")
  func parts() {
    var bounds = ParserLimits()
    bounds.entities = 10
    let raw =
      "Content-Type: multipart/mixed; boundary=b\n\n"
      + String(repeating: "--b\n\nt\n", count: 50_000)
    let message = Message(reading: Array(raw.utf8), bounds: bounds)
    #expect(message.parts.count == 9)
    #expect(message.defects == [.tooManyParts])
  }

  @Test("More fields than anybody writes are left out, the body is not")
  func fields() {
    let raw =
      "Subject: s\n" + (0..<20_000).map { "X-\($0): v\n" }.joined() + "\nthe text"
    let message = Message(reading: Array(raw.utf8))
    #expect(message.header.count == ParserLimits.standard.headerFields)
    #expect(message.subject == "s")
    #expect(message.text == "the text")
    #expect(message.defects == [.headerTooLong])
  }

  @Test("A field of any length is cut, the others are not")
  func fieldBytes() {
    var bounds = ParserLimits()
    bounds.fieldBytes = 100
    let raw = "References: " + String(repeating: "<a@b>\n ", count: 100) + "\nSubject: s\n\ntext"
    let message = Message(reading: Array(raw.utf8), bounds: bounds)
    #expect(message.references.count < 20)
    #expect(message.subject == "s")
    #expect(message.defects == [.headerTooLong])
  }

  @Test("Text is cut at its bound, the part is not")
  func text() {
    var bounds = ParserLimits()
    bounds.textBytes = 5
    let message = Message(reading: Array("Subject: s\n\n1234567890".utf8), bounds: bounds)
    #expect(message.text == "12345")
    #expect(message.parts.first?.size == 10)
    #expect(message.defects == [.textTooLong])
  }
}
