import Testing

@testable import Mail

@Suite("Work of reading a mail")
struct WorkTests {
  private static func read(_ mail: String, work: Int) -> Message {
    var bounds = ParserLimits()
    bounds.work = work
    return Message(reading: Array(mail.utf8), bounds: bounds)
  }

  private static func parts(_ type: String, _ texts: [String]) -> String {
    "Subject: s\nContent-Type: multipart/mixed; boundary=b\n\n"
      + texts.map { "--b\nContent-Type: \(type)\n\n\($0)\n" }.joined() + "--b--\n"
  }

  @Test("What goes beyond the work of a mail is left out, and the mail says so")
  func text() {
    let message = Self.read("Subject: s\n\n" + String(repeating: "x", count: 10_000), work: 5_000)
    #expect(message.subject == "s")
    #expect((4_000..<5_000).contains(message.text.utf8.count))
    #expect(message.defects == [.tooMuchWork])
    #expect(message.isPartlyRead)
  }

  @Test("The work is that of all texts together")
  func parts() {
    let mail = Self.parts(
      "text/plain", Array(repeating: String(repeating: "x", count: 1_000), count: 9))
    let message = Self.read(mail, work: 5_000)
    #expect((4_000..<5_100).contains(message.text.utf8.count))
    #expect(message.parts.count == 9)
    #expect(message.isPartlyRead)
    #expect(!Self.read(mail, work: 100_000).isPartlyRead)
  }

  @Test("Fields of addresses are part of it")
  func addresses() {
    let cc = (0..<1_000).map { "u\($0)@x.example" }.joined(separator: ",\n ")
    let message = Self.read("Subject: s\nCc: \(cc)\n\nt", work: 50_000)
    #expect(message.cc.isEmpty)
    #expect(message.text == "t")
    #expect(message.isPartlyRead)
  }

  @Test("A long text of people, and an attachment of any size, are read whole")
  func honest() {
    let text = String(repeating: "på den næste side står også\n", count: 5_000)
    let attachment = String(repeating: "QUJD\n", count: 200_000)
    let mail =
      Self.parts("text/plain; charset=utf-8", [text]).dropLast("--b--\n".count)
      + "--b\nContent-Type: a/b\nContent-Transfer-Encoding: base64\n\n\(attachment)\n--b--\n"
    let message = Message(reading: Array(mail.utf8))
    #expect(message.text.utf8.count == text.utf8.count - 1)
    #expect(message.parts.last?.size == 600_000)
    #expect(message.defects.isEmpty)
  }

  @Test("HTML in many parts is read as HTML in one is")
  func htmlParts() {
    let message = Message(
      reading: Array(Self.parts("text/html", Array(repeating: "<ul><li>x</ul>", count: 300)).utf8))
    #expect(message.text.hasPrefix("- x\n\n- x\n\n"))
    #expect(message.text.split(separator: "\n").count == 300)
    #expect(message.defects.isEmpty)
  }

  @Test("HTML that nests too deep for its tree keeps its text, whatever came before it")
  func deep() {
    let nested = String(repeating: "<div>", count: 4_000) + "deep"
    let message = Message(
      reading: Array(Self.parts("text/html", Array(repeating: nested, count: 9)).utf8))
    #expect(message.text.components("deep") == 9)
    #expect(message.defects == [.htmlTooDeep])
  }

  @Test("Indentation does not make a text many times as long as its HTML")
  func indentation() {
    let nest = String(repeating: "<ol start=99999999999><li>", count: 20)
    let html = nest + String(repeating: "x<br>", count: 20_000)
    var bounds = ParserLimits()
    bounds.textBytes = 1 << 20
    let raw = Array("Content-Type: text/html\n\n\(html)".utf8)
    let message = Message(reading: raw, bounds: bounds)
    #expect(message.text.utf8.count < bounds.textBytes + 1_000)
    #expect(message.defects == [.textTooLong])
  }

  @Test("Files in a text are numbered up to a bound, and what follows keeps its number")
  func files() {
    let file = "begin 644 a\n#0V%T\n`\nend\n"
    let mail = Self.parts("text/plain", [String(repeating: file, count: 300), "last"])
    let message = Message(reading: Array(mail.utf8))
    #expect(message.parts.count == 2 + ParserLimits.standard.uuencodedFiles)
    var content: [UInt8] = []
    #expect(Message.content(ofPart: message.parts.count, in: Array(mail.utf8)) { content += $0 })
    #expect(content == Array("last".utf8))
  }
}

extension String {
  fileprivate func components(_ word: String) -> Int {
    var count = 0
    var rest = self[...]
    while let found = rest.firstRange(of: word) {
      count += 1
      rest = rest[found.upperBound...]
    }
    return count
  }
}
