import Testing

@testable import Mail

@Suite("Opaque S/MIME signatures")
struct SignedTextTests {
  /// An element of a definite length.
  private static func element(_ identifier: UInt8, _ content: [UInt8]) -> [UInt8] {
    let count = content.count
    let length: [UInt8] =
      count < 0x80 ? [UInt8(count)] : [0x82, UInt8(count >> 8), UInt8(count & 0xFF)]
    return [identifier] + length + content
  }

  /// One whose end is told behind it.
  private static func open(_ identifier: UInt8, _ content: [UInt8]) -> [UInt8] {
    [identifier, 0x80] + content + [0, 0]
  }

  private static let signedData: [UInt8] = [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x02]
  private static let data: [UInt8] = [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x01]

  private static func signature(
    _ content: [UInt8]?, type: [UInt8] = signedData,
    as element: (UInt8, [UInt8]) -> [UInt8] = element
  ) -> [UInt8] {
    let eContent = content.map { element(0xA0, $0) } ?? []
    let algorithms = element(0x31, element(0x30, Self.element(0x06, [0x2A, 0x03])))
    let signed =
      Self.element(0x02, [1]) + algorithms
      + element(0x30, Self.element(0x06, data) + eContent) + element(0x31, [])
    return element(0x30, Self.element(0x06, type) + element(0xA0, element(0x30, signed)))
  }

  private static func octets(_ text: String) -> [UInt8] { element(0x04, Array(text.utf8)) }

  private static func mail(
    _ signature: [UInt8], _ type: String = "application/pkcs7-mime"
  ) -> [UInt8] {
    let fields = "Content-Type: \(type); name=smime.p7m\nContent-Transfer-Encoding: base64\n"
    return Array("Subject: s\n\(fields)\n\(base64(signature))".utf8)
  }

  private static func base64(_ bytes: [UInt8]) -> String {
    var out = ""
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      var bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      var letters: [Character] = []
      for _ in 0..<4 {
        letters.insert(alphabet[bits & 63], at: 0)
        bits >>= 6
      }
      out += String(letters.prefix(group.count + 1))
    }
    return out + "\n"
  }

  private static let text = "Content-Type: text/plain; charset=utf-8\r\n\r\nWörds.\r\n"

  @Test(
    "show their clear text, however it is encoded",
    arguments: [
      signature(octets(text)), signature(octets(text), as: open),
      signature(
        open(0x24, octets("Content-Type: text/plain;") + octets("\n\nWö") + octets("rds."))),
      signature(
        element(0x24, octets("Content-Type: text/plain\n\n") + open(0x24, octets("Wörds."))),
        as: open),
    ])
  func shows(_ signature: [UInt8]) {
    for type in ["application/pkcs7-mime", "application/x-pkcs7-mime", "application/octet-stream"] {
      let message = Message(reading: Self.mail(signature, type))
      #expect(message.text == "Wörds.")
      #expect(message.parts.map(\.type) == [type, "text/plain"])
      #expect(message.parts.map(\.isBody) == [false, true])
      #expect(message.parts.first?.size == signature.count)
      #expect(message.defects.isEmpty)
    }
  }

  @Test("that were cut off show what is left of the text")
  func cut() throws {
    let whole = Self.signature(Self.octets(Self.text), as: Self.open)
    for count in 0...whole.count {
      let message = Message(reading: Self.mail(Array(whole.prefix(count))))
      #expect(message.parts.first?.size == count)
    }
    let end = try #require(whole.firstRange(of: "rds")).upperBound
    #expect(Message(reading: Self.mail(Array(whole.prefix(end)))).text == "Wörds")
  }

  @Test(
    "that hold no text are attachments",
    arguments: [
      signature(nil), signature(octets(text), type: data), [0x30, 0x80], [0x30, 0xFF, 0xFF],
      signature(element(0x30, octets(text))), Array(repeating: 0x24, count: 1000),
      signature([UInt8](repeating: 0x24, count: 2) + [UInt8](repeating: 0x80, count: 4000)),
    ])
  func none(_ signature: [UInt8]) {
    let message = Message(reading: Self.mail(signature))
    #expect(message.text == "")
    #expect(message.parts.map(\.type) == ["application/pkcs7-mime"])
  }

  @Test("within one another, and with parts of their own, have the numbers of their parts")
  func nested() throws {
    let inner = Self.signature(Self.octets(Self.text))
    let mixed =
      "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: application/pkcs7-mime\n"
      + "Content-Transfer-Encoding: base64\n\n\(Self.base64(inner))--b\n"
      + "Content-Type: image/png; name=x.png\n\nPNG\n--b--\n"
    let raw = Self.mail(Self.signature(Self.octets(mixed)))
    let message = Message(reading: raw)
    #expect(message.text == "Wörds.")
    #expect(
      message.parts.map(\.type) == [
        "application/pkcs7-mime", "application/pkcs7-mime", "text/plain", "image/png",
      ])
    #expect(decodedContent(ofPart: 4, in: raw) == Array("PNG".utf8))
    #expect(throws: RedactionRefusal.insideSignature(part: 1)) {
      try Message.redacted(raw, .part(4))
    }
  }

  @Test("are the same mail as before for who compares it")
  func contentHash() {
    let signature = Self.signature(Self.octets(Self.text))
    let raw = Self.mail(signature)
    let other = raw.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .joined(separator: Array("\r\n".utf8))
    #expect(Message(reading: raw).contentHash == Message(reading: Array(other)).contentHash)
  }

  @Test("lose all that they sign when some of it is redacted", arguments: ["Wörds.", "Subject: i"])
  func redacted(_ text: String) throws {
    let mixed =
      "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nWörds.\n--b\n"
      + "Content-Type: message/rfc822\n\nSubject: i\n\ninner\n--b--\n"
    let signature = Self.signature(Self.octets(mixed))
    let raw = Array("From: a@example.org\n".utf8) + Self.mail(signature)
    let before = Message(reading: raw)
    let redacted = try #require(try Message.redacted(raw, .text(text)))
    let after = Message(reading: redacted)
    #expect(after.text == Redaction.marker)
    #expect(after.parts.count == before.parts.count)
    #expect(after.from == before.from)
    #expect(try Message.redacted(redacted, .text(text)) == nil)
    let whole = try #require(try Message.redacted(raw, .part(1)))
    #expect(Message(reading: whole).parts.count == before.parts.count)
  }
}
