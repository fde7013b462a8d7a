import BlackBox
import Testing

@Suite("What an answer carries over from the mail it answers")
struct OutgoingTextTests {
  /// Persian with a zero-width non-joiner, a family and a heart with their joiners.
  private static let words =
    "می\u{200C}خواهم \u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467} \u{2764}\u{FE0F}"

  @Test("joiners stay in subject and quote, marks of direction go")
  func joiners() throws {
    let answering = try AnsweringDesk(
      Letter(
        "a@x", subject: Self.words, ["Content-Type: text/plain; charset=utf-8"],
        body: "\(Self.words)\u{202E}\n\n-- \nJane\nACME\n"))
    _ = try answering.run(["reply", "1"], editor: "sed -i -e '0,/^$/s/^$/\\nYes./'").succeeded()
    let message = try answering.desk.ticket(1)["messages"][1]
    #expect(message["subject"] == .text("Re: \(Self.words) [Ticket #1]"))
    let text = message["text"].text ?? ""
    #expect(text.hasSuffix("\n> \(Self.words)") && !text.contains("\u{202E}"), "\(text)")
    #expect(!text.contains("ACME"), "the customer's signature")
  }

  @Test("an answer is a level below the mail it answers, for Outlook")
  func threadIndex() throws {
    let parent = "AdxhRWQAEBESExQVFhcYGRobHB0eHw=="
    let answering = try AnsweringDesk(Letter("a@x", ["Thread-Index: \(parent)"]))
    try answering.reply("Yes.")
    let index = try #require(try answering.sent[0].field("Thread-Index"))
    #expect(index.hasPrefix(parent.dropLast(4)) && index.count == 36, "\(index)")
  }

  @Test(
    "names of attachments are UTF-8, also for older readers",
    arguments: ["Grüße für Jürgen.txt", "نامه\u{200C}ها.pdf"])
  func attachment(_ name: String) throws {
    let answering = try AnsweringDesk(Letter("a@x"))
    let path = answering.desk.folder.file(name)
    try FileContent.write("x".utf8, to: path)
    try answering.reply("Here.", "--attach", path)
    let text = try answering.sent[0].text.lowercased()
    #expect(text.contains("filename*=utf-8''") || text.contains("filename*0*=utf-8''"), "\(text)")
    #expect(text.contains("name=\"=?utf-8?"), "\(text)")
    #expect(!text.contains("iso-8859"))
    #expect(try answering.desk.ticket(1)["messages"][1]["parts"][1]["filename"] == .text(name))
  }
}
