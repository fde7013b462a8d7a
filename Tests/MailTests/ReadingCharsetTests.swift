import Testing

@testable import Mail

@Suite("Charsets")
struct ReadingCharsetTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let charset: String?
    let bytes: [UInt8]
    let text: String
    let defect: Defect?
    var testDescription: String { "\(charset ?? "none"): \(text)" }

    init(_ charset: String?, _ bytes: [UInt8], _ text: String, _ defect: Defect? = nil) {
      self.charset = charset
      self.bytes = bytes
      self.text = text
      self.defect = defect
    }
  }

  @Test(
    "Text survives what is said about its charset",
    arguments: [
      Row(nil, Array("Grüße".utf8), "Grüße"), Row(nil, [0x47, 0xF6], "Gö"),
      Row("us-ascii", Array("Grüße".utf8), "Grüße"),
      Row("us-ascii", [0x80, 0x47, 0xF6], "€Gö", .invalidBytes(charset: "us-ascii")),
      Row("utf-8", [0x47, 0xF6, 0x21], "Gö!", .invalidBytes(charset: "utf-8")),
      Row(
        "utf-8", [0xC3, 0xB6, 0xE2, 0x82, 0x21, 0xC3], "ö\u{FFFD}!\u{FFFD}",
        .invalidBytes(charset: "utf-8")),
      Row("iso-8859-1", [0x93, 0x61, 0x94], "“a”"), Row("\"iso-8859-15\"", [0xA4], "€"),
      Row("ISO-8859-1 (Latin)", [0xE4], "ä"), Row("windows-1251", [0xCF, 0xF0], "Пр"),
      Row("gb2312", [0xC4, 0xE3, 0x81, 0x30, 0x81, 0x30], "你\u{80}"),
      Row("gb2312", [0x94, 0x69], "攊"), Row("iso-gb2312", [0xC4, 0xE3], "你"),
      Row("gb2312", Array("你好，世界".utf8), "你好，世界", .invalidBytes(charset: "gb2312")),
      Row("ks_c_5601-1987", [0x8C, 0x63, 0xB9, 0xE6], "똠방"),
      Row("iso-2022-jp", [0x1B, 0x24, 0x42, 0x46, 0x7C, 0x1B, 0x28, 0x42, 0x21], "日!"),
      Row("iso-2022-jp", [0x1B, 0x24, 0x42, 0x2D, 0x21, 0x1B, 0x28, 0x42], "①"),
      Row("iso-2022-jp", [0x1B, 0x28, 0x49, 0x31, 0x32, 0x1B, 0x28, 0x42], "ｱｲ"),
      Row("iso-2022-jp", [0xC6, 0xFC, 0xCB, 0xDC], "日本"),
      Row("iso-2022-jp", [0x93, 0xFA, 0x96, 0x7B], "日本"),
      Row("iso-2022-jp", [0x1B, 0x24, 0x42, 0x46, 0x7C, 0x0A, 0x21], "日\n!"),
      Row("shift_jis", [0x87, 0x40], "①"), Row("hz-gb-2312", Array("a~{<:Ky~}~~b".utf8), "a己所~b"),
      Row("unicode-1-1-utf-7", Array("+ZeVnLA-".utf8), "日本"),
      Row("utf-16", [0xFE, 0xFF, 0x00, 0x61], "a"),
      Row("big5", [0xA7, 0x41], "你"), Row("iso-8859-8-i", [0xF9], "ש"),
      Row("x-made-up", Array("Grüße".utf8), "Grüße", .unknownCharset("x-made-up")),
      Row("x-made-up", [0x47, 0xF6], "Gö", .unknownCharset("x-made-up")),
      Row("koi8-r", [], ""), Row("utf-8", [0x61], "a"),
    ])
  func decodes(_ row: Row) {
    let decoded = Charset.decode(row.bytes, declared: row.charset)
    #expect(decoded.text == row.text)
    #expect(decoded.defect == row.defect)
  }

  @Test(
    "No bytes make any charset lose what stands around them",
    arguments: [
      "utf-8", "us-ascii", "iso-8859-1", "gb2312", "ks_c_5601-1987", "iso-2022-jp", "euc-jp",
      "shift_jis", "big5", "koi8-r", "x-made-up", "iso-8859-7",
    ])
  func keepsTheRest(charset: String) {
    let bytes = Array("before\n".utf8) + [0xFF, 0xFE, 0x80, 0x0A] + Array("after".utf8)
    let text = Charset.decode(bytes, declared: charset).text
    #expect(text.hasPrefix("before\n"))
    #expect(text.hasSuffix("after"))
  }

  @Test("HTML that declares no charset may name it itself")
  func metaCharset() {
    let raw =
      Array("Content-Type: text/html\n\n<head><META charset=\"koi8-r\"></head><p>".utf8)
      + [0xF0, 0xD2, 0xC9]
    #expect(Message(reading: raw).text.contains("При"))
  }
}
