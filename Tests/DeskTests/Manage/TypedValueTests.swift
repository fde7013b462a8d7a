import Mail
import Testing

@testable import Desk

@Suite("What agents type to change a ticket")
struct TypedValueTests {
  @Test(
    "tags are added and removed",
    arguments: [
      (["+urgent"], [], ["urgent"]), (["urgent"], ["urgent"], ["urgent"]),
      (["-urgent", "vip"], ["urgent", "x"], ["vip", "x"]),
      (["URGENT"], ["urgent"], ["urgent"]), (["-URGENT"], ["urgent"], []),
      (["b", "a", "b"], ["c"], ["a", "b", "c"]), (["-gone"], ["a"], ["a"]),
      (["+x", "-x"], [], []), (["+2026", "größe", "a/b:c.d"], [], ["2026", "a/b:c.d", "größe"]),
    ])
  func tags(_ words: [String], _ before: [String], _ after: [String]) throws {
    #expect(try TagChange(words).applied(to: before) == after)
  }

  @Test(
    "what is no tag",
    arguments: [
      "", "+", "-", "++a", "+-a", "--a", "a b", "a\nb", "a,b", "(a)", "a\"b", "a*", "\u{202E}a",
      String(repeating: "a", count: 65),
    ])
  func noTags(_ word: String) {
    #expect(throws: ManageError.noTag(word)) { try TagChange([word]) }
  }

  @Test("assignees are agents, me, or nobody")
  func assignees() throws {
    #expect(try Assignee.read("anna", me: "bob") == "anna")
    #expect(try Assignee.read("ME", me: "bob") == "bob")
    #expect(try Assignee.read("none", me: "bob") == nil)
    #expect(try Assignee.read("Anna Müller", me: "bob") == "Anna Müller")
  }

  @Test("what is no agent", arguments: ["", "-x", "a\u{1B}[2J", "a\nb", "\u{202E}a"])
  func noAgents(_ text: String) {
    #expect(throws: ManageError.noAgent(text)) { try Assignee.read(text, me: "bob") }
  }

  @Test("subjects are one line of words")
  func subjects() throws {
    #expect(try TypedSubject.read("  The  new\tprinter ") == "The new printer")
    #expect(try TypedSubject.read("打印机") == "打印机")
  }

  @Test(
    "what is no subject",
    arguments: ["", "  ", "a\nBcc: x@y.example", "a\rb", String(repeating: "a", count: 901)])
  func noSubjects(_ text: String) {
    #expect(throws: ManageError.noSubject(text)) { try TypedSubject.read(text) }
  }

  @Test(
    "addresses with and without a name",
    arguments: [
      ("jane@x.example", "", "jane@x.example"),
      ("Jane Doe <jane@x.example>", "Jane Doe", "jane@x.example"),
      ("\"Doe, Jane\" <jane+a@x.example>", "Doe, Jane", "jane+a@x.example"),
    ])
  func addresses(_ text: String, _ name: String, _ address: String) throws {
    let mailbox = try TypedMailbox.read(text)
    #expect(mailbox.name == name && mailbox.address?.text == address)
  }

  @Test(
    "what is no address to write to",
    arguments: [
      "", "jane", "-f@x.example", "J <-f@x.example>", "a@x.example, b@x.example", "a b@x.example",
      "J\nBcc: b@x.example <a@x.example>", "a@-x.example", "a\u{202E}@x.example", "<@x.example>",
    ])
  func noAddresses(_ text: String) {
    #expect(throws: ManageError.noAddress(text)) { try TypedMailbox.read(text) }
  }
}
