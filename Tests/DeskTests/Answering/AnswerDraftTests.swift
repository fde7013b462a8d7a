import Mail
import Testing

@testable import Desk

@Suite("Drafts of answers")
struct AnswerDraftTests {
  private static let jane = Mailbox(name: "Doe, Jane \"JD\"", address: Address("jane@x.example"))
  private static let joe = Mailbox(address: Address("joe@x.example"))

  @Test("what is written is what is read")
  func roundTrip() throws {
    let draft = AnswerDraft(
      recipients: Recipients(to: [Self.jane], cc: [Self.joe]), subject: "Re: x\n# y [Ticket #1]",
      text: "Hello\n\n# no remark\n")
    let written = draft.written(remarks: ["one", "two\nCc: eve@evil.example"])
    let read = try AnswerDraft(reading: written)
    #expect(read.recipients.to == [Mailbox(name: "Doe, Jane JD", address: Self.jane.address)])
    #expect(read.recipients.cc == [Self.joe])
    #expect(read.subject == "Re: x # y [Ticket #1]" && read.text == "Hello\n\n# no remark\n")
  }

  @Test(
    "headers as people leave them",
    arguments: [
      ("To: a@x.example\n\ntext", ["a@x.example"], "", "text"),
      (
        "TO:a@x.example\nto: b@x.example\nSUBJECT:  x : y  \n\n", ["a@x.example", "b@x.example"],
        "x : y", ""
      ),
      (
        "# remark\nTo: a@x.example,\n  b@x.example\n \t\ntext\n", ["a@x.example", "b@x.example"],
        "", "text\n"
      ),
      ("To: a@x.example\nSubject: x", ["a@x.example"], "x", ""),
      ("To: a@x.example\nSubject:\n\n\n\ntext", ["a@x.example"], "", "\n\ntext"),
    ] as [(String, [String], String, String)])
  func reading(_ draft: String, _ to: [String], _ subject: String, _ text: String) throws {
    let read = try AnswerDraft(reading: draft)
    #expect(read.recipients.to.compactMap(\.address?.text) == to)
    #expect(read.subject == subject && read.text == text)
  }

  @Test(
    "what is no draft is told with its line",
    arguments: [
      ("\n\nText", DraftError.noRecipient), ("Cc: a@x.example\n\n", .noRecipient),
      ("To: a@x.example\nHello,\n\n", .noField(line: 2)),
      ("To: a@x.example\n\u{20}b\n\n", .badAddress("a@x.example b", line: 1)),
      ("# x\nTo: jane\n\n", .badAddress("jane", line: 2)),
      ("To: a@x.example\nFrom: b@x.example\n\n", .unknownField("From", line: 2)),
    ])
  func wrong(_ draft: String, _ expected: DraftError) {
    #expect(throws: expected) { try AnswerDraft(reading: draft) }
  }

  @Test(
    "whether something was written",
    arguments: [
      ("Hello", true), ("", false), (" \n\t\n", false), ("> more\n>> quotes", false),
      ("On Monday, Jane wrote:\n> x\n\n-- \nDesk", false),
      ("Yes\n\nOn Monday, Jane wrote:\n> x\n\n-- \nDesk", true),
    ])
  func written(_ text: String, _ expected: Bool) {
    let given = "\n\nOn Monday, Jane wrote:\n> x\n\n-- \nDesk\n"
    #expect(WrittenText.isThere(in: text, given: given) == expected)
  }

  @Test("a signature stands below the text", arguments: ["text", "text\n", "text\n\n\n"])
  func signature(_ text: String) {
    #expect(SignedText.text(text, signature: "Desk\nPhone") == "text\n\n-- \nDesk\nPhone\n")
    #expect(SignedText.text(text, signature: "") == "text\n")
  }
}
