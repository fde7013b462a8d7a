import Testing

@testable import Mail

@Suite("Message-IDs")
struct ReadingMessageIDTests {
  @Test(
    "A Message-ID field gives one id, however it is written",
    arguments: [
      ("<a@b>", "a@b"), (" <a@b> (added by postmaster@c)", "a@b"), ("a@b", "a@b"),
      ("a@b (added by postmaster@c)", "a@b"), ("<a@b", "a@b"), ("a@b>", "a@b"),
      ("<<a@b>>", "a@b"), ("<a b@c>", "ab@c"), ("<a\n b@c>", "ab@c"), ("<yes>", "yes"),
      ("no at sign", "no at sign"), ("<JIRA.1.2@host>", "JIRA.1.2@host"),
      ("<\"quoted local\"@b>", "\"quotedlocal\"@b"), ("=?utf-8?Q?<a=40b>?=", "a@b"),
    ])
  func messageID(value: String, id: String) {
    let message = Message(reading: Array("Message-ID: \(value)\n\n".utf8))
    #expect(message.messageID == MessageID(id))
  }

  @Test("No id is none", arguments: ["", "<>", "< >", "()"])
  func none(value: String) {
    let message = Message(reading: Array("Message-ID: \(value)\nSubject: s\n\n".utf8))
    #expect(message.messageID == nil)
  }

  @Test("The first Message-ID field that has one counts")
  func second() {
    let raw = "Message-ID: <>\nMessage-ID: <b@c>\n\n"
    #expect(Message(reading: Array(raw.utf8)).messageID == MessageID("b@c"))
  }

  @Test(
    "In-Reply-To and References give all ids in order",
    arguments: [
      ("<a@b> <c@d>", ["a@b", "c@d"]), ("<a@b><c@d>", ["a@b", "c@d"]),
      ("<a@b>, <c@d>", ["a@b", "c@d"]), ("<a@b>\n\t<c@d>", ["a@b", "c@d"]),
      ("Your message of \"Mon, 1 Jan 1996\" <a@b>", ["a@b"]),
      ("Message from Bob <bob@b> of \"Mon\" <a@b>", ["bob@b", "a@b"]),
      ("a@b c@d", ["a@b", "c@d"]), ("a@b,c@d", ["a@b", "c@d"]), ("12345", ["12345"]),
      ("your message of Monday", []), ("<yes>", ["yes"]), ("<a@b <c@d>", ["a@b", "c@d"]),
      ("<a@b, c@d>", ["a@b,c@d"]), ("", []),
    ])
  func list(value: String, ids: [String]) {
    let raw = "In-Reply-To: \(value)\nReferences: \(value)\nSubject: s\n\n"
    let message = Message(reading: Array(raw.utf8))
    #expect(message.inReplyTo.map(\.text) == ids)
    #expect(message.references.map(\.text) == ids)
  }

  @Test(
    "Only ids with something on both sides of an @ thread", arguments: ["yes", "@b", "a@", "@"])
  func doesNotThread(id: String) {
    #expect(!MessageID(id).threads)
    #expect(MessageID("a@b").threads)
  }
}
