import Testing

@testable import Mail

@Suite("Header lines")
struct ReadingHeaderTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let header: String
    let names: [String]
    let text: String
    let defects: [Defect]
  }

  @Test(
    "A broken line costs no field and no text",
    arguments: [
      Row(
        testDescription: "in the middle", header: "From: a@b.c\nbroken\nSubject: s\n\nbody",
        names: ["From", "Subject"], text: "body", defects: [.brokenHeaderLine]),
      Row(
        testDescription: "with a continuation of its own",
        header: "From: a@b.c\nbroken\n more\nSubject: s\n\nbody", names: ["From", "Subject"],
        text: "body", defects: [.brokenHeaderLine]),
      Row(
        testDescription: "a mbox line in the middle",
        header: "From: a@b.c\nFrom x@y Mon Nov 23 10:00:00 2026\nSubject: s\n\nbody",
        names: ["From", "Subject"], text: "body", defects: [.brokenHeaderLine]),
      Row(
        testDescription: "that begins the body", header: "From: a@b.c\nHello Bob,\n\nbody",
        names: ["From"], text: "Hello Bob,\n\nbody", defects: [.brokenHeaderLine]),
      Row(
        testDescription: "blanks before the colon", header: "From : a@b.c\nSubject\t: s\n\nbody",
        names: ["From", "Subject"], text: "body", defects: []),
      Row(
        testDescription: "a blank line with blanks inside a fold",
        header: "From: a@b.c\nSubject: s\n \n t\nTo: x@y.z\n\nbody",
        names: ["From", "Subject", "To"], text: "body", defects: []),
      Row(
        testDescription: "a blank line with blanks as the end", header: "From: a@b.c\n \nbody",
        names: ["From"], text: "body", defects: []),
      Row(
        testDescription: "no blank line and no body", header: "From: a@b.c\nSubject: s",
        names: ["From", "Subject"], text: "", defects: []),
    ])
  func reads(_ row: Row) {
    let message = Message(reading: Array(row.header.utf8))
    #expect(message.header.map(\.name) == row.names)
    #expect(message.text == row.text)
    #expect(message.defects == row.defects)
  }

  @Test(
    "A fold is one space, whatever it was written with", arguments: ["\n ", "\n\t", "\r\n  \t"])
  func unfolds(_ fold: String) {
    let message = Message(reading: Array("Subject: one\(fold)two\n\n".utf8))
    #expect(message.subject == "one two")
  }

  @Test("NULs in a header do not hide what follows them")
  func nuls() {
    let message = Message(reading: Array("Subject: a\0b\nMessage-ID: <\u{0}1@x.y>\n\n".utf8))
    #expect(message.subject == "ab")
    #expect(message.messageID == MessageID("1@x.y"))
    #expect(message.defects == [.nulBytes])
  }

  struct Bare: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let bytes: [UInt8]
    let contentType: String
    let subject: String
  }

  @Test(
    "Bare 8-bit bytes are UTF-8, else of the body's charset, else windows-1252",
    arguments: [
      Bare(
        testDescription: "UTF-8 before the body's charset", bytes: Array("Größe".utf8),
        contentType: "text/plain; charset=koi8-r", subject: "Größe"),
      Bare(
        testDescription: "the body's charset", bytes: [0xF0, 0xD2, 0xC9],
        contentType: "text/plain; charset=koi8-r", subject: "При"),
      Bare(
        testDescription: "windows-1252", bytes: [0x80, 0xE4], contentType: "text/plain",
        subject: "€ä"),
      Bare(
        testDescription: "windows-1252, since these are not of the body's UTF-8",
        bytes: [0x47, 0xF6], contentType: "text/plain; charset=utf-8", subject: "Gö"),
    ])
  func bare(_ row: Bare) {
    let raw = Array("Content-Type: \(row.contentType)\nSubject: ".utf8) + row.bytes + [10, 10]
    #expect(Message(reading: raw).subject == row.subject)
  }

  @Test("Repeated fields are noted, and the first counts")
  func repeated() {
    let raw = "From: a@b.c\nFrom: d@e.f\nSubject: one\nSubject: two\nDate: x\nDate: y\n\n"
    let message = Message(reading: Array(raw.utf8))
    #expect(message.subject == "one")
    #expect(message.from.map(\.address?.text) == ["a@b.c", "d@e.f"])
    #expect(
      message.defects == [
        .absurdDate("x"), .severalFields("From"), .severalFields("Date"), .severalFields("Subject"),
      ])
  }
}
