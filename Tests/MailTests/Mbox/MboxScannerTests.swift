import Testing

@testable import Mail

@Suite("Messages of an mbox file")
struct MboxScannerTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let file: String
    let mails: [String]
    var hasBareLines = false
  }

  static let dated = "From jane@x.example Mon Nov 23 08:00:00 2026"

  static let rows: [Row] = [
    Row(testDescription: "an empty file", file: "", mails: []),
    Row(testDescription: "blank lines only", file: "\n\n\n", mails: []),
    Row(
      testDescription: "one mail", file: "\(dated)\nSubject: a\n\nHello\n\n",
      mails: ["Subject: a\n\nHello\n"]),
    Row(
      testDescription: "two mails", file: "\(dated)\nA: 1\n\nHello\n\n\(dated)\nA: 2\n\nWorld\n\n",
      mails: ["A: 1\n\nHello\n", "A: 2\n\nWorld\n"]),
    Row(
      testDescription: "no blank line at the end", file: "\(dated)\nA: 1\n\nHello\n",
      mails: ["A: 1\n\nHello\n"]),
    Row(
      testDescription: "no line end at the end", file: "\(dated)\nA: 1\n\nHello",
      mails: ["A: 1\n\nHello"]),
    Row(
      testDescription: "CRLF",
      file: "\(dated)\r\nA: 1\r\n\r\nHello\r\n\r\n\(dated)\r\nA: 2\r\n\r\nWorld\r\n\r\n",
      mails: ["A: 1\r\n\r\nHello\r\n", "A: 2\r\n\r\nWorld\r\n"]),
    Row(
      testDescription: "blank lines before the first mail", file: "\n\n\(dated)\nA: 1\n\nHello\n",
      mails: ["A: 1\n\nHello\n"]),
    Row(
      testDescription: "several blank lines between mails",
      file: "\(dated)\nA: 1\n\nHello\n\n\n\n\(dated)\nA: 2\n\nWorld\n",
      mails: ["A: 1\n\nHello\n\n\n", "A: 2\n\nWorld\n"]),
    Row(
      testDescription: "a line without a blank line before it is text",
      file: "\(dated)\nA: 1\n\nHello\n\(dated)\nA: 2\n\nWorld\n",
      mails: ["A: 1\n\nHello\n\(dated)\nA: 2\n\nWorld\n"], hasBareLines: true),
    Row(
      testDescription: "a sentence after a blank line is text",
      file: "\(dated)\nA: 1\n\nHello\n\nFrom now on it works.\nNote: thanks\n",
      mails: ["A: 1\n\nHello\n\nFrom now on it works.\nNote: thanks\n"], hasBareLines: true),
    Row(
      testDescription: "a sentence at the end is text",
      file: "\(dated)\nA: 1\n\nHello\n\nFrom now on", mails: ["A: 1\n\nHello\n\nFrom now on"],
      hasBareLines: true),
    Row(
      testDescription: "without a date, a known field must follow",
      file: "From nobody\nSubject: 1\n\nHello\n\nFrom nobody\nReceived: 2\n\nWorld\n",
      mails: ["Subject: 1\n\nHello\n", "Received: 2\n\nWorld\n"]),
    Row(
      testDescription: "Thunderbird's and Gmail's lines",
      file: """
        From - Mon Nov 23 08:00:00 2026
        Foo: 1

        Hello

        From 17@xxx Tue Apr 02 20:11:12 +0000 2024
        Foo: 2

        World

        """, mails: ["Foo: 1\n\nHello\n", "Foo: 2\n\nWorld\n"]),
    Row(
      testDescription: "quoted lines stay quoted",
      file: "\(dated)\nA: 1\n\n>From here\n\n>>From there\n\n",
      mails: ["A: 1\n\n>From here\n\n>>From there\n"]),
    Row(
      testDescription: "a Content-Length that lies",
      file: """
        \(dated)
        Content-Length: 70

        Hello

        \(dated)
        Content-Length: 1

        World

        """, mails: ["Content-Length: 70\n\nHello\n", "Content-Length: 1\n\nWorld\n"]),
    Row(
      testDescription: "nothing but lines",
      file: "\(dated)\n\n\(dated)\n\n\(dated)", mails: ["", "", ""]),
    Row(
      testDescription: "a mail without a header", file: "\(dated)\n\nHello\n\n\(dated)\nA: 2\n\n",
      mails: ["\nHello\n", "A: 2\n"]),
    Row(
      testDescription: "a line longer than is looked at",
      file: "\(dated)\nA: 1\n\n" + String(repeating: "x", count: 5_000) + "\n\n\(dated)\nA: 2\n\n",
      mails: ["A: 1\n\n" + String(repeating: "x", count: 5_000) + "\n", "A: 2\n"]),
  ]

  @Test("are found, however the file is cut into pieces", arguments: rows, [1, 2, 7, 1 << 20])
  func found(_ row: Row, _ size: Int) {
    let bytes = Array(row.file.utf8)
    var scanner = MboxScanner()
    for start in stride(from: 0, to: bytes.count, by: size) {
      scanner.take(bytes[start..<min(start + size, bytes.count)])
    }
    scanner.finish()
    let mails = scanner.found.map { String(decoding: bytes[$0.start..<$0.end], as: UTF8.self) }
    #expect(mails == row.mails)
    #expect(scanner.hasBareLines == row.hasBareLines)
  }

  @Test("come with their first lines")
  func separators() {
    var scanner = MboxScanner()
    scanner.take(Array("From a\r\nA: 1\r\n\r\n\r\n\(Self.dated)\nB: 1\n".utf8)[...])
    scanner.finish()
    #expect(scanner.found.map(\.separator) == ["From a", Self.dated])
  }
}
