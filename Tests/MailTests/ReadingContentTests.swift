import Testing

@testable import Mail

@Suite("Decoded content")
struct ReadingContentTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let encoding: String
    let body: String
    let content: String
    var testDescription: String { "\(encoding): \(body.debugDescription)" }

    init(_ encoding: String, _ body: String, _ content: String) {
      self.encoding = encoding
      self.body = body
      self.content = content
    }
  }

  @Test(
    "Transfer encodings are undone, broken ones too",
    arguments: [
      Row("7bit", "text\n", "text\n"), Row("8bit", "a\r\nb\r\n", "a\nb\n"),
      Row("none of these", "a=20b", "a=20b"), Row("base64", "aGVs\nbG8=\n", "hello"),
      Row("BASE64 (comment)", "aGVsbG8", "hello"), Row("base64", "aGVsbG8=aGVsbG8=", "hellohello"),
      Row("base64", "aG*Vs!\n~\nbG8=\n", "hello"), Row("base64", "YQ==\nYg==\n", "ab"),
      Row("base64", "aA0KYg==", "h\r\nb"), Row("base64", "", ""), Row("base64", "=\n", ""),
      Row("quoted-printable", "a=20b=\nc=3D\n", "a bc=\n"),
      Row("quoted-printable", "trailing \t\nnext =  \nline", "trailing\nnext line"),
      Row("quoted-printable", "a=0D=0Ab\r\n", "a\r\nb\n"), Row("quoted-printable", "=ZZ=", "=ZZ"),
      Row("x-uuencode", "begin 644 x\n%:&5L;&\\\n`\nend\n", "hello"),
    ])
  func decodes(_ row: Row) throws {
    let raw = Array(
      "Content-Type: application/x\nContent-Transfer-Encoding: \(row.encoding)\n\n\(row.body)".utf8)
    let content = try #require(decodedContent(ofPart: 1, in: raw))
    #expect(String(decoding: content, as: UTF8.self) == row.content)
    let part = try #require(Message(reading: raw).parts.first)
    #expect(part.size == content.count)
    let exact = Array("Content-Type: application/x\nContent-Transfer-Encoding: binary\n\n".utf8)
    #expect(part.sha256 == Message(reading: exact + content).parts.first?.sha256)
  }

  @Test("The hash of a part is SHA-256 in lower-case hexadecimal")
  func hash() {
    let part = Message(reading: Array("Subject: s\n\nabc".utf8)).parts.first
    #expect(part?.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test("CRLF, CR and blanks are told apart at the border of two chunks")
  func chunkBorders() throws {
    for offset in -3...3 {
      let line = String(repeating: "x", count: 65_536 + offset)
      let body = line + "\r\n" + line + " \r\n=41\rz"
      let head = "Content-Type: application/x\nContent-Transfer-Encoding: "
      let identity = Array("\(head)8bit\n\n\(body)".utf8)
      #expect(
        decodedContent(ofPart: 1, in: identity) == Array("\(line)\n\(line) \n=41\rz".utf8))
      let quoted = Array("\(head)quoted-printable\n\n\(body)".utf8)
      #expect(decodedContent(ofPart: 1, in: quoted) == Array("\(line)\n\(line)\nA\rz".utf8))
    }
  }

  @Test("A binary part keeps its CRLFs")
  func binary() {
    let raw = Array(
      "Content-Type: application/x\nContent-Transfer-Encoding: binary\n\na\r\nb\r".utf8)
    #expect(decodedContent(ofPart: 1, in: raw) == Array("a\r\nb\r".utf8))
  }

  @Test("There is no part 0, and none behind the last", arguments: [Int.min, -1, 0, 2, Int.max])
  func noSuchPart(number: Int) {
    #expect(decodedContent(ofPart: number, in: Array("Subject: s\n\ntext".utf8)) == nil)
  }

  static let uuencoded = """
    Subject: s

    Two files.
    begin 644 a.txt
    %:&5L;&\\
    `
    end
    begin at ten o'clock
    begin 644 is no file
    but text
    begin 600 my file.bin
    #86)C
    #86)C
    `
    end
    Bye.
    """

  @Test("Uuencoded files are parts of their own, and not in the text", arguments: [false, true])
  func uuencode(withCRLF: Bool) {
    let mail = withCRLF ? Self.uuencoded.replacing("\n", with: "\r\n") : Self.uuencoded
    let raw = Array(mail.utf8)
    let message = Message(reading: raw)
    #expect(
      message.text
        == "Two files.\nbegin at ten o'clock\nbegin 644 is no file\nbut text\nBye.")
    #expect(message.parts.map(\.filename) == [nil, "a.txt", "my file.bin"])
    #expect(message.parts.map(\.disposition) == [nil, .attachment, .attachment])
    #expect(decodedContent(ofPart: 2, in: raw) == Array("hello".utf8))
    #expect(decodedContent(ofPart: 3, in: raw) == Array("abcabc".utf8))
    #expect(
      message.parts.map(\.size)
        == message.parts.map { decodedContent(ofPart: $0.number, in: raw)?.count })
  }

  @Test("A uuencoded file that is cut off keeps what came, and the text behind a broken one")
  func brokenUuencode() {
    let raw = Array("Subject: s\n\nbegin 644 a\n#86)C\nthis is text again\n".utf8)
    let message = Message(reading: raw)
    #expect(message.text == "this is text again")
    #expect(decodedContent(ofPart: 2, in: raw) == Array("abc".utf8))
  }

  @Test("Text behind base64 is a part of its own")
  func footer() {
    let raw = "Content-Transfer-Encoding: base64\n\naGVsbG8=\n\n-- \nlist footer here\n"
    let message = Message(reading: Array(raw.utf8))
    #expect(message.text == "hello\n\n-- \nlist footer here")
    #expect(message.parts.map(\.type) == ["text/plain", "text/plain"])
  }

  @Test("A message behind base64 is an attached message")
  func gluedMessage() {
    let raw = """
      Subject: one
      Content-Transfer-Encoding: base64

      aGVsbG8=

      From x@y Mon Nov 23 10:00:00 2026
      Subject: two

      Regards
      """
    let message = Message(reading: Array(raw.utf8))
    #expect(message.subject == "one")
    #expect(message.text == "hello")
    #expect(message.parts.map(\.type) == ["text/plain", "message/rfc822", "text/plain"])
  }
}
