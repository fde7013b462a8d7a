import Testing

@testable import Mail

@Suite("Charsets that tell themselves")
struct EscapedCharsetTests {
  /// 日本 and 한국.
  private static let japanese = "\u{1B}$BF|K\\\u{1B}(B"
  private static let korean = "\u{1B}$)C\n\u{0E}GQ19\u{0F}"

  private static let labels = [
    "", "; charset=us-ascii", "; charset=utf-8", "; charset=iso-8859-1", "; charset=gb2312",
    "; charset=iso-2022-jp", "; charset=iso-2022-kr", "; charset=\"\"", "; charset=x-made-up",
  ]

  private func text(_ type: String, _ body: String) -> String {
    Message(reading: Array("Content-Type: \(type)\n\n\(body)\n".utf8)).text
  }

  @Test("are read by their escape sequences, whatever the label says", arguments: labels)
  func bodies(label: String) {
    #expect(text("text/plain" + label, "a \(Self.japanese) b") == "a 日本 b")
    #expect(text("text/plain" + label, Self.korean) == "한국")
    #expect(text("text/html" + label, "<p>\(Self.japanese)</p><p>b</p>") == "日本\n\nb")
    #expect(text("text/html" + label, "<p>\(Self.korean)</p>") == "한국")
  }

  @Test(
    "are read so in every field",
    arguments: [
      japanese, "=?utf-8?Q?=1B$BF|K\\=1B(B?=", "=?iso-8859-1?B?GyRCRnxLXBsoQg==?=",
      "=?iso-2022-jp?B?GyRCRnxLXBsoQg==?=",
    ], ["text/plain", "text/plain; charset=koi8-r"])
  func fields(written: String, type: String) {
    let raw = """
      From: \(written) <a@example.org>
      Subject: \(written)
      Content-Type: \(type)
      Content-Disposition: attachment; filename="\(written).txt"

      x
      """
    let message = Message(reading: Array(raw.utf8))
    #expect(message.subject == "日本")
    #expect(message.from.map(\.name) == ["日本"])
    #expect(message.from.map(\.address?.text) == ["a@example.org"])
    #expect(message.parts.map(\.filename) == ["日本.txt"])
  }

  @Test("are read so in Korean fields, and in parameters with a charset of their own")
  func koreanFields() {
    let raw = """
      From: =?utf-8?B?GyQpQw5HUTE5Dw==?= <a@example.org>
      Subject: =?iso-2022-kr?B?DkdRMTkP?=
      Content-Disposition: attachment; filename*=us-ascii''%1B%24BF%7CK%5C%1B%28B.txt

      x
      """
    let message = Message(reading: Array(raw.utf8))
    #expect(message.subject == "한국")
    #expect(message.from.map(\.name) == ["한국"])
    #expect(message.parts.map(\.filename) == ["日本.txt"])
  }

  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let bytes: String
    let label: String?
    let text: String
    var defect: Defect?
  }

  @Test(
    "are told from other text",
    arguments: [
      Row(
        testDescription: "of a terminal", bytes: "\u{1B}[1mbold\u{1B}(B\u{1B}[m", label: nil,
        text: "\u{1B}[1mbold\u{1B}(B\u{1B}[m"),
      Row(
        testDescription: "of UTF-8", bytes: "日 \u{1B}$BF|\u{1B}(B", label: "utf-8",
        text: "日 \u{1B}$BF|\u{1B}(B"),
      Row(
        testDescription: "with a pair that is no character",
        bytes: "\u{1B}$BF|))K\\\u{1B}(B", label: "iso-2022-jp", text: "日\u{FFFD}\u{FFFD}本",
        defect: .invalidBytes(charset: "iso-2022-jp")),
      Row(
        testDescription: "with Chinese among it", bytes: "\u{1B}$AVP\u{1B}$BF|\u{1B}(B", label: nil,
        text: "中日"),
      Row(
        testDescription: "whose lines end shifted", bytes: "\u{1B}$)C\u{0E}GQ\na\u{0E}19\u{0F}b",
        label: nil, text: "한\na국b"),
    ])
  func others(_ row: Row) {
    let decoded = Charset.decode(Array(row.bytes.utf8), declared: row.label)
    #expect(decoded.text == row.text)
    #expect(decoded.defect == row.defect)
  }

  @Test("are believed when the bytes beside them are none of the label's")
  func strayBytes() {
    let bytes = Array(Self.japanese.utf8) + [0xA0]
    #expect(Charset.decode(bytes, declared: "utf-8").text == "日本\u{FFFD}")
  }
}
