import BlackBox
import Testing

/// People begin lists with `-`, and queries with what they do not look for.
@Suite("What begins with a hyphen is no option where a value is due")
struct HyphenTests {
  private let answering: AnsweringDesk
  private var desk: TestDesk { answering.desk }

  init() throws {
    answering = try AnsweringDesk()
  }

  @Test(
    "the text of an answer, a note and a comment",
    arguments: [["reply", "1"], ["note", "1"], ["submit", "--ticket", "1"]], ["-m", "--message"])
  func text(_ command: [String], _ option: String) throws {
    _ = try answering.run(command + [option, "- the cable"]).succeeded()
    #expect(try desk.ticket(1)["messages"][1]["visible_text"].text?.trimmed == "- the cable")
  }

  @Test("what a control panel says")
  func submitted() throws {
    try desk.text(
      "submit", "--from", "a@b.example", "--subject", "-50%", "--account", "-a1", "--field",
      "-x=y", "-m", "-")
    let ticket = try desk.ticket(2)
    #expect(ticket["subject"] == "-50%" && ticket["account"] == "-a1")
    #expect(ticket["fields"]["-x"] == "y")
  }

  @Test("subjects, queries, and text that is removed")
  func others() throws {
    try desk.text("submit", "--ticket", "1", "-m", "It says -secret again.")
    try desk.text("redact", "m2", "--text", "-secret", "--yes")
    #expect(try desk.ticket(1)["messages"][1]["text"].text?.contains("secret") == false)
    try desk.text("split", "m2", "--subject", "-2-")
    #expect(try desk.ticket(2)["subject"] == "-2-")
    try desk.text("subject", "2", "--to", "-3-")
    #expect(try desk.ticket(2)["subject"] == "-3-")
    try desk.text("close", "--query", "-id:1", "--yes")
    #expect(try desk.ticket(1)["status"] == "open" && desk.ticket(2)["status"] == "closed")
  }
}
