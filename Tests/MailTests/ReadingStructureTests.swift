import Testing

@testable import Mail

@Suite("Parts and the text a reader sees")
struct ReadingStructureTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let mail: String
    /// Type, and a mark: `*` of a body, `+` inside an attached message.
    let parts: [String]
    let text: String
    var defects: [Defect] = []
  }

  private static func multipart(_ type: String, _ parts: String..., boundary: String = "b")
    -> String
  {
    "Content-Type: multipart/\(type); boundary=\(boundary)\n\npreamble\n"
      + parts.map { "--\(boundary)\n\($0)\n" }.joined() + "--\(boundary)--\nepilogue\n"
  }

  private static let plain = "Content-Type: text/plain\n\nplain"
  private static let html = "Content-Type: text/html\n\nhtml"
  private static let image = "Content-Type: image/png; name=x.png\n\nPNG"

  @Test(
    "A reader sees the text, and everything else is a part",
    arguments: [
      Row(
        testDescription: "mixed", mail: multipart("mixed", plain, image, "\nmore"),
        parts: ["text/plain*", "image/png", "text/plain*"], text: "plain\n\nmore"),
      Row(
        testDescription: "alternative", mail: multipart("alternative", plain, html),
        parts: ["text/plain*", "text/html*"], text: "plain"),
      Row(
        testDescription: "alternative with blank plain text",
        mail: multipart("alternative", "Content-Type: text/plain\n\n \u{A0}\n", html),
        parts: ["text/plain*", "text/html*"], text: "html"),
      Row(
        testDescription: "alternative with a placeholder",
        mail: multipart(
          "alternative", "Content-Type: text/plain\n\nYour mail reader does not support HTML.", html
        ),
        parts: ["text/plain*", "text/html*"], text: "html"),
      Row(
        testDescription: "related with start",
        mail: "Content-Type: multipart/related; boundary=b; start=\"<r>\"\n\n--b\n\(image)\n"
          + "--b\nContent-ID: <r>\n\(html)\n--b--\n",
        parts: ["image/png", "text/html*"], text: "html"),
      Row(
        testDescription: "a text with a name is a file",
        mail: multipart("mixed", plain, "Content-Type: text/plain; name=log.txt\n\nlog"),
        parts: ["text/plain*", "text/plain"], text: "plain"),
      Row(
        testDescription: "a text with a name and nothing else",
        mail: "Content-Type: text/plain; name=log.txt\nContent-Disposition: attachment\n\nlog",
        parts: ["text/plain*"], text: "log"),
      Row(
        testDescription: "an attached message",
        mail: multipart("mixed", plain, "Content-Type: message/rfc822\n\nSubject: i\n\ninner"),
        parts: ["text/plain*", "message/rfc822", "text/plain+"], text: "plain"),
      Row(
        testDescription: "a digest",
        mail: multipart("digest", "\nSubject: i\n\none", "\nSubject: j\n\ntwo"),
        parts: ["message/rfc822", "text/plain+", "message/rfc822", "text/plain+"], text: ""),
      Row(
        testDescription: "an attached message in base64",
        mail: "Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n"
          + "U3ViamVjdDogaQoKaW5uZXI=\n",
        parts: ["message/rfc822", "text/plain+"], text: ""),
      Row(
        testDescription: "a boundary that never occurs",
        mail: "Content-Type: multipart/mixed; boundary=never\n\nthe text\n--other\nmore\n",
        parts: ["text/plain*"], text: "the text\n--other\nmore", defects: [.boundaryNotFound]),
      Row(
        testDescription: "a missing boundary", mail: "Content-Type: multipart/mixed\n\nthe text\n",
        parts: ["text/plain*"], text: "the text", defects: [.boundaryNotFound]),
      Row(
        testDescription: "a lost boundary further inside",
        mail: multipart(
          "mixed", "Content-Type: multipart/alternative; boundary=c\n\nthe text", image),
        parts: ["text/plain*", "image/png"], text: "the text", defects: [.boundaryNotFound]),
      Row(
        testDescription: "a boundary with an equals sign, not quoted",
        mail: multipart("mixed", plain, boundary: "----=_x"), parts: ["text/plain*"], text: "plain"),
      Row(
        testDescription: "a folded boundary that lost its indent",
        mail: "Content-Type: multipart/mixed;\nboundary=\"b:c\"\n\n--b:c\n\nthe text\n--b:c--\n",
        parts: ["text/plain*"], text: "the text"),
      Row(
        testDescription: "an inner boundary that begins like the outer one",
        mail: multipart("mixed", multipart("mixed", plain, boundary: "b2"), "\nmore"),
        parts: ["text/plain*", "text/plain*"], text: "plain\n\nmore"),
      Row(
        testDescription: "no closing delimiters",
        mail: "Content-Type: multipart/mixed; boundary=b\n\n--b\n"
          + "Content-Type: multipart/mixed; boundary=c\n\n--c\n\none\n--b\n\ntwo",
        parts: ["text/plain*", "text/plain*"], text: "one\n\ntwo"),
      Row(
        testDescription: "parts behind the closing delimiter",
        mail: multipart("mixed", plain) + "--b\n\nmore\n--b--\n",
        parts: ["text/plain*", "text/plain*"], text: "plain\n\nmore"),
      Row(
        testDescription: "a part without a header, and without the blank line for it",
        mail: multipart("mixed", "Hello Bob,\nhow are you?"), parts: ["text/plain*"],
        text: "Hello Bob,\nhow are you?", defects: [.brokenHeaderLine]),
      Row(
        testDescription: "two Content-Type fields, the second of which has a boundary that occurs",
        mail: "Content-Type: text/plain\nContent-Type: multipart/mixed; boundary=b\n\n"
          + "--b\nContent-Type: text/html\n\nseen\n--b--\n",
        parts: ["text/html*"], text: "seen", defects: [.severalFields("Content-Type")]),
      Row(
        testDescription: "two boundaries, the first of which never occurs",
        mail: "Content-Type: multipart/mixed; boundary=dead\n"
          + multipart("alternative", plain, html),
        parts: ["text/plain*", "text/html*"], text: "plain",
        defects: [.severalFields("Content-Type")]),
      Row(
        testDescription: "two boundaries, the second of which never occurs",
        mail: "Content-Type: multipart/mixed; boundary=b\n"
          + "Content-Type: multipart/mixed; boundary=dead\n\n--b\n\(plain)\n--b--\n",
        parts: ["text/plain*"], text: "plain", defects: [.severalFields("Content-Type")]),
      Row(
        testDescription: "two Content-Type fields, and no boundary at all",
        mail: "Content-Type: multipart/mixed; boundary=dead\nContent-Type: text/html\n\n<p>seen",
        parts: ["text/html*"], text: "seen",
        defects: [.severalFields("Content-Type"), .boundaryNotFound]),
      Row(
        testDescription: "two Content-Type fields, the second of which has no boundary in the body",
        mail: "Content-Type: text/plain\nContent-Type: multipart/mixed; boundary=dead\n\nseen",
        parts: ["text/plain*"], text: "seen", defects: [.severalFields("Content-Type")]),
      Row(
        testDescription: "a part with two boundaries inside another multipart",
        mail: multipart(
          "mixed",
          "Content-Type: multipart/alternative; boundary=dead\n"
            + multipart("alternative", plain, html, boundary: "c"), image),
        parts: ["text/plain*", "text/html*", "image/png"], text: "plain",
        defects: [.severalFields("Content-Type")]),
      Row(
        testDescription: "a boundary that nobody declared",
        mail: "Content-Type: multipart/alternative; boundary=dead\n\n"
          + "--alive\n\(plain)\n--alive\n\(html)\n--alive--\n",
        parts: ["text/plain*", "text/html*"], text: "plain", defects: [.boundaryNotFound]),
      Row(
        testDescription: "no boundary declared, and one that is there",
        mail: "Content-Type: multipart/mixed\n\n--\nno part\n--alive\ncontent-type: text/html\n\n"
          + "html\n--alive\n\(image)\n--alive--\n",
        parts: ["text/html*", "image/png"], text: "html", defects: [.boundaryNotFound]),
      Row(
        testDescription: "an undeclared boundary further inside",
        mail: multipart(
          "mixed",
          "Content-Type: multipart/mixed; boundary=dead\n\n--alive\n\(plain)\n--alive--", image),
        parts: ["text/plain*", "image/png"], text: "plain", defects: [.boundaryNotFound]),
      Row(
        testDescription: "no blank line before the first boundary",
        mail: "Content-Type: multipart/mixed; boundary=\"=_b\"\n--=_b\n\(plain)\n--=_b\n\(image)\n"
          + "--=_b--\n",
        parts: ["text/plain*", "image/png"], text: "plain", defects: [.brokenHeaderLine]),
      Row(
        testDescription: "no blank line before the first boundary of a part",
        mail: multipart(
          "mixed",
          "Content-Type: multipart/mixed;\n boundary=c\nContent-Language: de\n--c\n\(plain)\n--c--",
          image),
        parts: ["text/plain*", "image/png"], text: "plain", defects: [.brokenHeaderLine]),
      Row(
        testDescription: "no blank line before the preamble",
        mail: "Content-Type: multipart/mixed; boundary=b\nThis is a message in several parts.\n"
          + "--b\n\(plain)\n--b--\n",
        parts: ["text/plain*"], text: "plain", defects: [.brokenHeaderLine]),
      Row(
        testDescription: "blanks around the slash of a type",
        mail: multipart(
          "alternative", "Content-Type: text / html; charset=us-ascii\n\n<b>bold</b>",
          "Content-Type: image/\t png\n\nPNG"),
        parts: ["text/html*", "image/png"], text: "bold"),
      Row(
        testDescription: "two Content-Type fields of a part",
        mail: multipart("mixed", "Content-Type: text/plain\nContent-Type: image/png\n\nseen"),
        parts: ["text/plain*"], text: "seen", defects: [.severalFields("Content-Type")]),
      Row(
        testDescription: "no type in Content-Type", mail: "Content-Type: text\n\nthe text",
        parts: ["text/plain*"], text: "the text"),
      Row(
        testDescription: "a report shows its first part",
        mail: multipart("report", plain, "Content-Type: text/plain\n\nsecond"),
        parts: ["text/plain*", "text/plain"], text: "plain"),
      Row(
        testDescription: "an encrypted mail shows nothing",
        mail: multipart(
          "encrypted", "Content-Type: application/pgp-encrypted\n\nVersion: 1", image),
        parts: ["application/pgp-encrypted", "image/png"], text: ""),
    ], [false, true])
  func reads(_ row: Row, withCRLF: Bool) {
    let mail = withCRLF ? row.mail.replacing("\n", with: "\r\n") : row.mail
    let message = Message(reading: Array(("Subject: s\n" + mail).utf8))
    let parts = message.parts.map {
      $0.type + ($0.isBody ? "*" : "") + ($0.enclosing == nil ? "" : "+")
    }
    #expect(parts == row.parts)
    #expect(message.text == row.text)
    #expect(message.defects == row.defects)
    #expect(message.parts.map(\.number) == Array(1...max(1, row.parts.count)))
  }

  @Test("An attached message's content is the message as it stood in the mail")
  func attachedMessage() throws {
    let inner = "Subject: i\nX-Odd:  two  blanks\nbroken line\nTo: x@y.z\n\ninner\n"
    let raw = Array(Self.multipart("mixed", "Content-Type: message/rfc822\n\n" + inner).utf8)
    let message = Message(reading: raw)
    let content = try #require(decodedContent(ofPart: 1, in: raw))
    #expect(String(decoding: content, as: UTF8.self) == inner)
    #expect(message.parts.first?.size == content.count)
    #expect(message.parts.map(\.enclosing) == [nil, 1])
  }

  struct Named: Sendable, CustomTestStringConvertible {
    let fields: String
    let name: String?
    var testDescription: String { fields }
  }

  @Test(
    "File names are what their senders wrote",
    arguments: [
      Named(
        fields: "Content-Disposition: attachment; filename=\"C:\\TEMP\\x.png\"",
        name: "C:\\TEMP\\x.png"),
      Named(
        fields: "Content-Disposition: attachment; filename=\"C:\\\\TEMP\\\\x.png\"",
        name: "C:\\TEMP\\x.png"),
      Named(fields: "Content-Disposition: attachment; filename=\"a\\\"b.txt\"", name: "a\"b.txt"),
      Named(
        fields:
          "Content-Disposition: attachment; filename=\"=?utf-8?B?5Lg=?= =?utf-8?B?rS50eHQ=?=\"",
        name: "中.txt"),
      Named(
        fields: "Content-Disposition: attachment; filename*=utf-8''%e4%b8%ad.txt", name: "中.txt"),
      Named(
        fields: "Content-Disposition: attachment; filename=x.txt; filename*=utf-8''%e4%b8%ad.txt",
        name: "中.txt"),
      Named(
        fields: "Content-Disposition: attachment; filename*1*=%b8%ad.txt; filename*0*=utf-8''%e4",
        name: "中.txt"),
      Named(
        fields:
          "Content-Disposition: attachment; filename*10=k; filename*0=a; filename*1=b; filename*2=c; filename*3=d; filename*4=e; filename*5=f; filename*6=g; filename*7=h; filename*8=i; filename*9=j",
        name: "abcdefghijk"),
      Named(fields: "Content-Disposition: attachment; filename=\" \"", name: nil),
      Named(
        fields:
          "Content-Disposition: attachment; filename=\" \"\nContent-Type: image/png; name=b.png",
        name: "b.png"),
      Named(fields: "Content-Type: image/png; name=my file.png", name: "my file.png"),
      Named(
        fields: "Content-Disposition: attachment; filename=../../etc/passwd",
        name: "../../etc/passwd"),
      Named(fields: "Content-Type: application/ms-tnef", name: "winmail.dat"),
      Named(fields: "Content-Type: text/calendar; method=REQUEST", name: "invite.ics"),
      Named(
        fields: "Content-Type: application/pkcs7-mime; smime-type=enveloped-data", name: "smime.p7m"
      ),
    ])
  func names(_ row: Named) {
    let message = Message(reading: Array("\(row.fields)\n\ncontent".utf8))
    #expect(message.parts.first?.filename == row.name)
  }
}

/// The decoded content of a part; nil when there is none.
func decodedContent(ofPart number: Int, in raw: [UInt8]) -> [UInt8]? {
  var content: [UInt8] = []
  return Message.content(ofPart: number, in: raw) { content += $0 } ? content : nil
}
