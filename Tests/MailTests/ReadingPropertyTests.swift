import Testing

@testable import Mail

@Suite("What holds for every mail")
struct ReadingPropertyTests {
  /// Words of mail, put together at random: most of what comes out is broken.
  private static let words = [
    "From: a@b.c", "Subject: ", "=?utf-8?B?5Lg=?=", "Content-Type: multipart/mixed; boundary=b",
    "Content-Type: multipart/alternative; boundary=\"c\"", "Content-Type: message/rfc822",
    "Content-Type: text/plain; charset=gb2312", "Content-Transfer-Encoding: base64",
    "Content-Transfer-Encoding: quoted-printable", "--b", "--b--", "--c", "--c--", "begin 644 x",
    "#86)C", "`", "end", "aGVsbG8=", "=C3=A4=", "text", "To: x;", " folded", "From x y", "broken",
  ]

  private static func mail(_ generator: inout some RandomNumberGenerator) -> String {
    (0..<Int.random(in: 0...40, using: &generator)).map { _ in
      (words.randomElement(using: &generator) ?? "")
        + (["\n", "\n", "\n\n", " "].randomElement(using: &generator) ?? "")
    }.joined()
  }

  @Test("Line ends change nothing that is read", arguments: 1...200 as ClosedRange<UInt64>)
  func lineEnds(seed: UInt64) {
    var generator = SeededGenerator(state: seed)
    let mail = Self.mail(&generator)
    let lf = Message(reading: Array(mail.utf8))
    let crlf = Message(reading: Array(mail.replacing("\n", with: "\r\n").utf8))
    #expect(crlf.contentHash == lf.contentHash, "\(mail)")
    #expect(crlf.parts == lf.parts, "\(mail)")
    #expect(crlf.text == lf.text, "\(mail)")
    #expect(crlf.header == lf.header, "\(mail)")
    #expect(crlf.defects == lf.defects, "\(mail)")
  }

  @Test(
    "Every part's content can be had, and is what was listed",
    arguments: 1...200 as ClosedRange<UInt64>)
  func contents(seed: UInt64) {
    var generator = SeededGenerator(state: seed)
    let mail = Self.mail(&generator)
    let raw = Array(mail.utf8)
    let parts = Message(reading: raw).parts
    #expect(
      parts.map(\.size) == parts.map { decodedContent(ofPart: $0.number, in: raw)?.count },
      "\(mail)")
    #expect(decodedContent(ofPart: parts.count + 1, in: raw) == nil)
  }

  @Test("No bytes stop the reader", arguments: 1...100 as ClosedRange<UInt64>)
  func anyBytes(seed: UInt64) {
    var generator = SeededGenerator(state: seed)
    var raw = Array(Self.mail(&generator).utf8)
    for _ in 0..<20 where !raw.isEmpty {
      raw[Int.random(in: raw.indices, using: &generator)] = .random(in: 0...255, using: &generator)
    }
    let message = Message(reading: raw)
    #expect(!message.parts.isEmpty)
    #expect(message.contentHash.utf8.count == 64)
  }

  @Test(
    "Copies that took different ways have one content hash",
    arguments: [
      "Received: by x\nFrom: a@b.c\nSubject: s t\n\ntext\n\n\n",
      "From: a@b.c\nSubject: s\n t\n\ntext",
      "Subject: s t\nFrom: N <A@B.C>\nX-Spam: no\n\ntext\r\n",
      "From: a@b.c\nSubject: s t\nContent-Transfer-Encoding: base64\n\ndGV4dA==\n",
      "From: a@b.c\nSubject: =?utf-8?Q?s_t?=\nContent-Transfer-Encoding: quoted-printable\n\nte=78t\n",
    ])
  func sameContent(copy: String) {
    let original = Message(reading: Array("From: a@b.c\nSubject: s t\n\ntext\n".utf8))
    #expect(Message(reading: Array(copy.utf8)).contentHash == original.contentHash)
  }

  @Test(
    "Another author, date, subject, text or attachment is another content",
    arguments: [
      "From: x@b.c\nSubject: s t\n\ntext\n", "From: a@b.c\nSubject: s u\n\ntext\n",
      "From: a@b.c\nSubject: s t\n\n text\n", "From: a@b.c\nSubject: s t\n\ntext\n\nmore",
      "From: a@b.c\nSubject: s t\nDate: Mon, 23 Nov 2026 10:00:00 +0000\n\ntext\n",
    ])
  func otherContent(copy: String) {
    let original = Message(reading: Array("From: a@b.c\nSubject: s t\n\ntext\n".utf8))
    #expect(Message(reading: Array(copy.utf8)).contentHash != original.contentHash)
  }
}

/// SplitMix64: the same mails in every run.
private struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
