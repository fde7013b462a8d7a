import BlackBox
import Testing

@Suite("Config templates")
struct ConfigTemplateTests {
  let desk: TestDesk

  init() throws {
    desk = try TestDesk()
    try desk.text("init")
    try desk.text("queue", "add", "sales")
  }

  private func set(_ name: String, _ text: String, _ options: [String] = []) throws -> Execution {
    var command = desk.command(["config"] + options + ["template", name, "set", "-"])
    command.input = Array(text.utf8)
    return try command.run()
  }

  @Test(
    "each has a standard text, which is in force until another is set",
    arguments: ["answer", "confirmation", "copy", "autoclose-warning"])
  func standard(_ name: String) throws {
    let standard = try desk.text("config", "template", name)
    #expect(standard.contains("{{"))
    #expect(try desk.text("config", "get", "template-\(name)") == standard)
    _ = try set(name, "Nr. {{ticket}}\n\n{{text}}\n").succeeded()
    #expect(try desk.text("config", "template", name) == "Nr. {{ticket}}\n\n{{text}}\n")
    #expect(try desk.json("config", "template", name)["value"] == "Nr. {{ticket}}\n\n{{text}}")
    try desk.text("config", "template", name, "reset")
    #expect(try desk.text("config", "template", name) == standard)
  }

  @Test("a queue has its own, else the global one")
  func queues() throws {
    _ = try set("answer", "global {{text}}").succeeded()
    _ = try set("answer", "sales {{text}}", ["--queue", "sales"]).succeeded()
    #expect(try desk.text("config", "template", "answer") == "global {{text}}\n")
    #expect(try desk.text("config", "--queue", "sales", "template", "answer") == "sales {{text}}\n")
    try desk.text("config", "--queue", "sales", "template", "answer", "reset")
    #expect(
      try desk.text("config", "--queue", "sales", "template", "answer") == "global {{text}}\n")
  }

  @Test(
    "a text that is no template is refused with the reason",
    arguments: [
      ("a\n{{#text}}", "line 2", "not closed"), ("{{ticket", "line 1", "}}"),
      ("a\n\n{{tikcet}}", "line 3", "there is no {{tikcet}}"), ("", "", "template"),
      ("\u{1B}[31m", "", "control"),
    ])
  func refusal(_ text: String, _ line: String, _ reason: String) throws {
    let before = try FileContent.read(desk.store)
    let run = try set("copy", text)
    #expect(run.end == .exit(65), "\(run)")
    #expect(run.errors.contains("template-copy: \(line)") && run.errors.contains(reason))
    let direct = try desk.tickets("config", "set", "template-copy", text)
    #expect(direct.end == .exit(65))
    #expect(try FileContent.read(desk.store) == before)
  }

  @Test(
    "a wrong command line says what is right",
    arguments: [
      (["template", "nope"], 65, "autoclose-warning"), (["template"], 64, "template NAME"),
      (["template", "copy", "sing"], 64, "reset"), (["template", "copy", "set"], 64, "set FILE"),
      (["template", "copy", "set", "/nonexistent"], 66, "/nonexistent"),
    ])
  func usage(_ words: [String], _ status: Int, _ reason: String) throws {
    let run = try desk.command(["config"] + words).run()
    #expect(run.end == .exit(Int32(status)) && run.errors.contains(reason), "\(run)")
  }

  @Test(
    "answers are not set in a template that leaves their text out",
    arguments: ["Hello.", "{{text.x}}", "{{> text}}", "{{#account}}{{text}}{{/account}}"])
  func answerWithoutText(_ text: String) throws {
    let run = try set("answer", text)
    #expect(run.end == .exit(65))
    #expect(run.errors == "tickets: template-answer: without {{text}} answers would be empty\n")
  }

  @Test("the editor gets the text in force; a refused draft is kept")
  func edit() throws {
    var command = desk.command(["config", "template", "confirmation", "edit"])
    command.environment["TMPDIR"] = desk.folder.path
    command.environment["EDITOR"] = "sed -i 1iAhoi"
    _ = try command.run().succeeded()
    let text = try desk.text("config", "template", "confirmation")
    #expect(text.hasPrefix("Ahoi\nHello"))
    command.environment["EDITOR"] = "sed -i '1i{{#x}}'"
    let run = try command.run()
    #expect(run.end == .exit(65))
    let draft = try #require(desk.folder.names.first { $0.hasSuffix(".mustache") })
    #expect(run.errors.contains(draft))
    #expect(try desk.text("config", "template", "confirmation") == text)
    command.environment["EDITOR"] = "true"
    _ = try command.run().succeeded()
    #expect(try desk.rows("SELECT * FROM v_event").count == 2)
  }

  @Test("a list shows the first line of a text")
  func list() throws {
    let lines = try desk.tickets("config").lines
    #expect(lines.contains("template-answer = {{text}}"))
    #expect(lines.contains { $0.hasPrefix("template-copy = Ticket #") && $0.hasSuffix(" …") })
  }
}
