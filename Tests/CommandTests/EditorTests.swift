import BlackBox
import Testing

/// `canned edit` stands for every command that opens the user's editor.
@Suite("The editor")
struct EditorTests {
  let desk: TestDesk
  let drafts: TemporaryFolder

  init() throws {
    desk = try TestDesk()
    drafts = try TemporaryFolder()
    try desk.text("init")
    _ = try add("first words\nsecond line\n").succeeded()
  }

  private func add(_ text: String) throws -> Execution {
    var command = desk.command(["canned", "add", "hello"])
    command.input = Array(text.utf8)
    return try command.run()
  }

  private func edit(_ variables: [String: String]) throws -> Execution {
    var command = desk.command(["canned", "edit", "hello"])
    command.environment.merge(variables) { $1 }
    command.environment["TMPDIR"] = drafts.path
    return try command.run()
  }

  private var kept: String { get throws { try desk.text("canned", "show", "hello") } }

  @Test(
    "what the editor leaves is taken, and the draft goes",
    arguments: [
      ["EDITOR": "sed -i s/first/new/"],
      ["VISUAL": "sed -i s/first/new/", "EDITOR": "false"],
      ["VISUAL": "", "EDITOR": "perl -pi -e 's/first/new/' --"],
      ["EDITOR": "f() { sed s/first/new/ \"$1\" > \"$1.new\"; mv \"$1.new\" \"$1\"; }; f"],
    ])
  func success(_ variables: [String: String]) throws {
    _ = try edit(variables).succeeded()
    #expect(try kept == "new words\nsecond line\n")
    #expect(drafts.names.isEmpty)
  }

  @Test("the draft is the user's alone, and named as what it is")
  func privacy() throws {
    _ = try edit(["EDITOR": "stat -c '%a %n' >\(drafts.file("seen"))"]).succeeded()
    let seen = String(decoding: try FileContent.read(drafts.file("seen")), as: UTF8.self)
    #expect(seen.hasPrefix("600 \(drafts.path)/tickets-"))
    #expect(seen.hasSuffix(".mustache\n"))
    #expect(try kept == "first words\nsecond line\n")
  }

  @Test(
    "an editor that fails changes nothing, and the draft is kept and named",
    arguments: [
      ("f() { echo more >> \"$1\"; exit 3; }; f", Int32(69), "failed with status 3"),
      ("/nonexistent/editor", 69, "cannot be run"),
      ("f() { kill -9 $$; }; f", 69, "died of signal 9"),
      ("truncate -s 0", 65, "the text is empty"),
      ("printf '\\377' >", 65, "not UTF-8"),
      ("printf '{{ticket' >", 65, "line 1"),
      ("rm", 66, "No such file"),
    ])
  func failure(_ editor: String, _ status: Int32, _ reason: String) throws {
    let execution = try edit(["EDITOR": editor])
    #expect(execution.end == .exit(status))
    #expect(execution.errors.contains(reason))
    #expect(execution.errors.split(separator: "\n").count == 1)
    #expect(try kept == "first words\nsecond line\n")
    let draft = drafts.names.first.map { "draft kept in \(drafts.file($0))\n" }
    let isGone = ["rm", "truncate -s 0"].contains(editor)
    #expect(isGone ? draft == nil : execution.errors.hasSuffix(try #require(draft)))
  }

  @Test("what the user wrote is in the draft that is kept")
  func content() throws {
    _ = try edit(["EDITOR": "f() { echo more >> \"$1\"; exit 1; }; f"])
    let draft = try FileContent.read(drafts.file(try #require(drafts.names.first)))
    #expect(String(decoding: draft, as: UTF8.self) == "first words\nsecond line\nmore\n")
  }

  @Test("without a terminal and without a named editor nothing is begun")
  func noTerminal() throws {
    let execution = try edit([:])
    #expect(execution.end == .exit(69))
    #expect(execution.errors.contains("EDITOR"))
    #expect(drafts.names.isEmpty)
  }

  @Test("a folder that takes no draft is named")
  func noFolder() throws {
    var command = desk.command(["canned", "edit", "hello"])
    command.environment["TMPDIR"] = "/nonexistent"
    command.environment["EDITOR"] = "true"
    let execution = try command.run()
    #expect(execution.end == .exit(73))
    #expect(execution.errors.contains("/nonexistent/tickets-"))
  }

  @Test("what somebody else changed meanwhile is not written over")
  func race() throws {
    let other = "\(Binaries.tickets) canned remove hello; true"
    let execution = try edit(["EDITOR": "f() { echo more >> \"$1\"; \(other); }; f"])
    #expect(execution.end == .exit(65))
    #expect(execution.errors.contains("in the meantime"))
    #expect(drafts.names.count == 1)
  }
}
