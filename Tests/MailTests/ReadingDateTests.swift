import Testing

@testable import Mail

@Suite("Dates")
struct ReadingDateTests {
  @Test(
    "A date is read however it is written",
    arguments: [
      ("Mon, 23 Nov 2026 10:00:00 +0100", "2026-11-23T09:00:00Z"),
      ("23 Nov 2026 10:00:00 -0800 (PST)", "2026-11-23T18:00:00Z"),
      ("Mon,23-Nov-2026 10:00 GMT", "2026-11-23T10:00:00Z"),
      ("Mon Nov 23 10:00:00 2026", "2026-11-23T10:00:00Z"),
      ("Mon, 23 Nov 2026 10:00:00 +01:00", "2026-11-23T09:00:00Z"),
      ("Mon, 23 Nov 2026 10:00:00 EST", "2026-11-23T15:00:00Z"),
      ("Mon, 23 Nov 2026 10:00:00 MEZ", "2026-11-23T09:00:00Z"),
      ("Mon, 23 November 2026 10:00:00", "2026-11-23T10:00:00Z"),
      ("Mon, 31 Dec 2026 23:59:60 +0000", "2027-01-01T00:00:00Z"),
      ("1 Jan 98 10:00 GMT", "1998-01-01T10:00:00Z"), ("1 Jan 05 10:00 Z", "2005-01-01T10:00:00Z"),
      ("Wed, 14 Mar 101 10:00:00 +0000", "2001-03-14T10:00:00Z"),
      ("Mon, 23 Nov 2026 10:00:00 -3000", "2026-11-23T10:00:00Z"),
      ("Thu, 29 Feb 2024 12:00:00 +0000", "2024-02-29T12:00:00Z"),
      ("Sun, 1 Mar 2026 00:30:00 +0100", "2026-02-28T23:30:00Z"),
      ("(comment) Mon, 23 (inner (deep)) Nov 2026 10:00 +0000", "2026-11-23T10:00:00Z"),
    ])
  func reads(text: String, moment: String) {
    #expect(MailDate.read(text)?.rfc3339 == moment)
  }

  @Test(
    "What is no date, and when nobody can have sent mail, is none",
    arguments: [
      "", "yesterday", "Mon, 23 Nov 3609 10:00:00 +0000", "Thu, 1 Jan 1904 00:00:00 +0000",
      "23 Nov 2026 99:00:00", "23 Nov", "Nov 2026", "99999999999999999999 Nov 2026",
      "Thu, 1 Jan 1970 00:00:00 +0100",
    ])
  func refuses(text: String) {
    #expect(MailDate.read(text) == nil)
    let message = Message(reading: Array("Date: \(text)\nSubject: s\n\n".utf8))
    #expect(message.defects == [.absurdDate(text)])
  }
}
