import Foundation
import Testing

@testable import Mail

@Suite("Redaction of a mail")
struct RedactionTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let mail: String
    var text = "top secret"
    /// What must still be read.
    var kept = "before"
  }

  private static func body(_ type: String, _ body: String, encoding: String = "8bit") -> String {
    "Subject: s\nContent-Type: \(type)\nContent-Transfer-Encoding: \(encoding)\n\n\(body)\n"
  }

  private static func mixed(_ parts: String...) -> String {
    "Subject: s\nContent-Type: multipart/mixed; boundary=b\n\npreamble\n"
      + parts.map { "--b\n\($0)\n" }.joined() + "--b--\n"
  }

  static let rows: [Row] = [
    Row(testDescription: "plain text", mail: body("text/plain", "before top secret after")),
    Row(testDescription: "no MIME", mail: "Subject: s\n\nbefore top secret after\n"),
    Row(testDescription: "over a line end", mail: body("text/plain", "before top\nsecret after")),
    Row(testDescription: "in a quote", mail: body("text/plain", "before\n> top\n> secret\n")),
    Row(
      testDescription: "flowed", mail: body("text/plain; format=flowed", "before top \nsecret x")),
    Row(
      testDescription: "soft line break",
      mail: body("text/plain", "before top sec=\nret caf=C3=A9", encoding: "quoted-printable"),
      kept: "café"),
    Row(
      testDescription: "base64",
      mail: body(
        "text/plain; charset=utf-8", "YmVmb3JlIHRvcCBzZWNyZXQgYWZ0ZXIK", encoding: "base64")),
    Row(testDescription: "HTML", mail: body("text/html", "<p>before <b>top secret</b></p>")),
    Row(
      testDescription: "split by markup",
      mail: body("text/html", "<p>before top <b>sec</b>ret</p>"), kept: "[removed]"),
    Row(
      testDescription: "references in HTML",
      mail: body("text/html", "<p>before Max &amp; Moritz</p>"), text: "Max & Moritz"),
    Row(
      testDescription: "numeric references",
      mail: body("text/html", "<p>x &#116;op secret</p>"), kept: "[removed]"),
    Row(
      testDescription: "latin-1",
      mail: body("text/plain; charset=iso-8859-1", "before M=FCller", encoding: "quoted-printable"),
      text: "Müller"),
    Row(
      testDescription: "decomposed letters", mail: body("text/plain", "before Mu\u{308}ller"),
      text: "M\u{FC}ller", kept: "[removed]"),
    Row(
      testDescription: "a charset with shifts",
      mail: body("text/plain; charset=iso-2022-jp", "before \u{1B}$B5!L)$N\u{1B}(B"),
      text: "機密", kept: "[removed]"),
    Row(
      testDescription: "behind the parts",
      mail: mixed("\nbefore\n") + "epilogue top secret\n"),
    Row(
      testDescription: "in one of two parts", mail: mixed("\nbefore\n", "\ntop secret\n")),
    Row(
      testDescription: "in an attached mail",
      mail: mixed("\nbefore\n", "Content-Type: message/rfc822\n\nSubject: top secret\n\ntop secret")
    ),
    Row(
      testDescription: "in an attached mail in base64",
      mail: mixed(
        "\nbefore\n",
        "Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n"
          + "U3ViamVjdDogcwoKdG9wIHNlY3JldAo=")),
    Row(
      testDescription: "in a file within the text",
      mail: body("text/plain", "x\nbegin 644 f\n*=&]P('-E8W)E=```\n`\nend\n"), kept: "[removed]"),
    Row(testDescription: "before the header", mail: "From a@b top secret\nSubject: s\n\nbefore\n"),
    Row(testDescription: "only carriage returns", mail: "Subject: s\r\rbefore top secret\r"),
    Row(
      testDescription: "subject", mail: "Subject: x top secret y\n\nbefore\n"),
    Row(
      testDescription: "encoded subject",
      mail: "Subject: =?utf-8?B?dG9wIHNlY3JldCDDpA==?=\n\nbefore\n"),
    Row(
      testDescription: "folded subject", mail: "Subject: x top\n secret\n\nbefore\n"),
    Row(
      testDescription: "encoded names",
      mail: "From: =?utf-8?Q?top_secret?= <a@b.example>\nSubject: s\n\nbefore\n"),
    Row(
      testDescription: "names of files",
      mail: mixed(
        "\nbefore\n",
        "Content-Type: text/csv; name=\"top secret.csv\"\n"
          + "Content-Disposition: attachment; filename*=utf-8''top%20secret.csv\n\n1\n")),
    Row(
      testDescription: "unknown fields", mail: "X-Note: top secret\nSubject: s\n\nbefore\n"),
  ]

  private func texts(_ mail: Message) -> [String] {
    [mail.text, mail.subject] + mail.header.map(\.value) + mail.parts.compactMap(\.filename)
      + (mail.from + mail.to).map(\.name)
  }

  @Test("removes a text wherever it stands, and nothing else", arguments: rows, [false, true])
  func text(_ row: Row, crlf: Bool) throws {
    let mail = crlf ? row.mail.replacing("\n", with: "\r\n") : row.mail
    let raw = Array(mail.utf8)
    let removed = try #require(RemovedText(row.text))
    let redacted = try #require(try Message.redacted(raw, .text(row.text)))
    let read = Message(reading: redacted)
    #expect(!removed.occurs(in: redacted))
    for text in texts(read) { #expect(!removed.occurs(in: text), "\(text)") }
    for part in read.parts {
      let content = try #require(decodedContent(ofPart: part.number, in: redacted))
      #expect(!removed.occurs(in: content), "part \(part.number)")
    }
    #expect(read.text.contains(row.kept), "\(read.text)")
    #expect(read.parts.count == Message(reading: raw).parts.count)
    #expect(read.from.first?.address == Message(reading: raw).from.first?.address)
    #expect(try Message.redacted(redacted, .text(row.text)) == nil)
    if mail.contains("\r\n") { #expect(!hasLoneFeed(redacted)) }
  }

  private func hasLoneFeed(_ bytes: [UInt8]) -> Bool {
    zip([0] + bytes, bytes).contains { $1 == ASCII.lineFeed && $0 != ASCII.carriageReturn }
  }

  @Test("what is not there is not removed", arguments: ["nowhere", " ", "top  secrets"])
  func absent(_ text: String) throws {
    for row in Self.rows {
      #expect(try Message.redacted(Array(row.mail.utf8), .text(text)) == nil)
    }
  }

  @Test("a part goes with its name, and the others keep their numbers")
  func part() throws {
    let raw = Array(
      Self.mixed(
        "\nbefore\n",
        "Content-Type: image/png; name=secret.png\nContent-Transfer-Encoding: base64\n"
          + "Content-Description: top secret\nContent-Disposition: attachment;\n"
          + " filename=secret.png\n\nc2VjcmV0\n",
        "Content-Type: text/csv; name=c.csv\n\n1,2\n"
      ).utf8)
    let redacted = try #require(try Message.redacted(raw, .part(2)))
    let (before, after) = (Message(reading: raw), Message(reading: redacted))
    #expect(after.parts.map(\.number) == [1, 2, 3])
    #expect(after.parts[1].filename == nil && after.parts[1].type == "text/plain")
    #expect(after.parts[1].disposition == .attachment && !after.parts[1].isBody)
    #expect(decodedContent(ofPart: 2, in: redacted) == Array("[removed]\n".utf8))
    #expect(after.parts[2] == before.parts[2] && after.text == before.text)
    #expect(!String(decoding: redacted, as: UTF8.self).contains("ecret"))
    #expect(try Message.redacted(raw, .part(4)) == nil)
  }

  @Test(
    "an attached mail goes with all that is in it, and keeps its places", arguments: [false, true])
  func attachedMail(isEncoded: Bool) throws {
    let inner =
      "Subject: inner\nX-Note: secret\nContent-Type: multipart/mixed; boundary=c\n\n"
      + "--c\n\nsecret\n--c\nContent-Type: image/png\n\nsecret\n--c--\n"
    let attached =
      isEncoded
      ? "Content-Transfer-Encoding: base64\n\n" + Data(inner.utf8).base64EncodedString()
      : "\n" + inner
    let raw = Array(
      Self.mixed("\nbefore\n", "Content-Type: message/rfc822\n\(attached)", "\nlast\n").utf8)
    let redacted = try #require(try Message.redacted(raw, .part(2)))
    let (before, after) = (Message(reading: raw), Message(reading: redacted))
    #expect(before.parts.count == 5 && after.parts.count == 5)
    #expect(after.parts[4].sha256 == before.parts[4].sha256)
    let text = String(decoding: redacted, as: UTF8.self)
    #expect(!text.contains("secret") && !text.contains("inner"))
  }

  @Test("a file within a text cannot go by itself; the text goes with it, and its number stays")
  func uuencoded() throws {
    let raw = Array(
      Self.mixed("\nx\nbegin 644 f\n%:&5L;&\\\n`\nend\ny\n", "Content-Type: image/png\n\nz\n").utf8)
    #expect(throws: RedactionRefusal.insideText(part: 1)) { try Message.redacted(raw, .part(2)) }
    let redacted = try #require(try Message.redacted(raw, .part(1)))
    let (before, after) = (Message(reading: raw), Message(reading: redacted))
    #expect(after.parts.map(\.number) == [1, 2, 3] && after.parts[2] == before.parts[2])
    #expect(after.text.contains(Redaction.marker) && after.parts[1].filename == "removed")
  }

  @Test(
    "of the whole mail only the correspondents, the date and the ids stay",
    arguments: [false, true])
  func whole(crlf: Bool) throws {
    let mail =
      "Received: by secret\nFrom: Jane <jane@x.example>\nTo: help@desk.example\nSubject: secret\n"
      + "Message-ID: <a@x>\nReferences: <b@x>\n <c@x>\nDate: Mon, 23 Nov 2026 08:00:00 +0000\n\nsecret\n"
    let raw = Array((crlf ? mail.replacing("\n", with: "\r\n") : mail).utf8)
    let redacted = try #require(try Message.redacted(raw, .whole))
    let (before, after) = (Message(reading: raw), Message(reading: redacted))
    #expect(after.from == before.from && after.to == before.to && after.date == before.date)
    #expect(after.messageID == before.messageID && after.references == before.references)
    #expect(after.subject.isEmpty && after.text == Redaction.marker)
    #expect(!String(decoding: redacted, as: UTF8.self).contains("secret"))
  }
}
