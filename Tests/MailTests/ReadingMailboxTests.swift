import Testing

@testable import Mail

@Suite("Mailboxes")
struct ReadingMailboxTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let field: String
    let mailboxes: [String]
    var testDescription: String { field }

    init(_ field: String, _ mailboxes: String...) {
      self.field = field
      self.mailboxes = mailboxes
    }
  }

  /// `name|address`
  private static func shown(_ mailboxes: [Mailbox]) -> [String] {
    mailboxes.map { "\($0.name)|\($0.address?.text ?? "")" }
  }

  @Test(
    "An author without an address is an empty group",
    arguments: [
      Row("Anna:;", "Anna|"), Row("\"Anna, QA\": ;", "Anna, QA|"), Row(":;"), Row(""),
      Row("=?utf-8?Q?J=C3=B6rg?=:;", "Jörg|"), Row("Staff: a@b.c;", "|a@b.c"),
    ])
  func author(_ row: Row) {
    let message = Message(reading: Array("From: \(row.field)\nSubject: x\n\n".utf8))
    #expect(Self.shown(message.from) == row.mailboxes)
  }

  @Test(
    "An address field gives its mailboxes, however it is written",
    arguments: [
      Row("a@b.c", "|a@b.c"), Row("<a@b.c>", "|a@b.c"), Row("<a@b.c", "|a@b.c"),
      Row("\"X, Y\" <a@b.c>, d@e.f", "X, Y|a@b.c", "|d@e.f"),
      Row("a@b.c (Real Name)", "Real Name|a@b.c"),
      Row("a@b.c (a (nested), comment)", "a (nested), comment|a@b.c"),
      Row("Group: a@b.c, N <d@e.f>;, g@h.i", "|a@b.c", "N|d@e.f", "|g@h.i"),
      Row("undisclosed-recipients:;"), Row(""), Row(" , ,"),
      Row("Doe, John <j@d.e>", "Doe, John|j@d.e"), Row("\"...\" <>", "...|"),
      Row("Nobody At All", "Nobody At All|"), Row("root", "root|"),
      Row("\"jane doe\"@b.c", "jane doe@b.c|"),
      Row("a@b.c; Olga P. <d@e.f>", "|a@b.c", "Olga P.|d@e.f"),
      Row("Info [Support] <i@s.t>, a@b.c", "Info [Support]|i@s.t", "|a@b.c"),
      Row("a..b@docomo.example", "|a..b@docomo.example"), Row("a.@b.c", "|a.@b.c"),
      Row("=?utf-8?Q?J=C3=B6rg?= <j@d.e>", "Jörg|j@d.e"),
      Row("\"=?utf-8?Q?J=C3=B6rg?=\" <j@d.e>", "Jörg|j@d.e"),
      Row("=?utf-8?B?w?= =?utf-8?B?6Q=?= <j@d.e>", "ä|j@d.e"),
      Row("=?utf-8?Q?a=2C_b?= <j@d.e>, x@y.z", "a, b|j@d.e", "|x@y.z"),
      Row("\"unterminated <a@b.c>, d@e.f", "unterminated|a@b.c", "|d@e.f"),
      Row("a@b.c (unterminated, d@e.f", "|a@b.c", "|d@e.f"),
      Row("Jörg <j@d.e>", "Jörg|j@d.e"), Row("<@r1,@r2:a@b.c>", "|a@b.c"),
      Row("mailto:a@b.c", "|a@b.c"), Row("x@münchen.example", "|x@münchen.example"),
    ])
  func reads(_ row: Row) {
    let message = Message(reading: Array("To: \(row.field)\nSubject: s\n\n".utf8))
    #expect(Self.shown(message.to) == row.mailboxes)
  }

  @Test("Somebody without an address is a defect of the field")
  func malformed() {
    let message = Message(reading: Array("From: \"...\" <>\nTo: a@b.c\n\n".utf8))
    #expect(message.defects == [.malformedAddress(field: "From")])
  }
}
