import BlackBox
import Testing

@Suite("Canned texts")
struct CannedTests {
  let desk: TestDesk

  init() throws {
    desk = try TestDesk()
    try desk.text("init")
  }

  private func add(_ name: String, _ text: String) throws -> Execution {
    var command = desk.command(["canned", "add", name, "-"])
    command.input = Array(text.utf8)
    return try command.run()
  }

  private func write(_ text: String, _ name: String) throws -> String {
    let path = desk.folder.file(name)
    try FileContent.write(Array(text.utf8), to: path)
    return path
  }

  private var names: [String] {
    get throws { try desk.json("canned").array.compactMap { $0["name"].text } }
  }

  @Test("a text comes back as it was written, from a file, a pipe or - ")
  func add() throws {
    let text = "Dear {{requester}},\n\n\tGrüße 你好\n{{#account}}{{account}}{{/account}}\n"
    _ = try add("dash", text).succeeded()
    try desk.text("canned", "add", "file", try write(text, "text"))
    var piped = desk.command(["canned", "add", "piped"])
    piped.input = Array(text.utf8)
    _ = try piped.run().succeeded()
    for name in ["dash", "file", "piped", "FILE"] {
      let shown = try desk.text("canned", "show", name)
      #expect(shown == text.replacing("\t", with: "        "))
    }
    #expect(try names == ["dash", "file", "piped"])
    #expect(try desk.json("canned", "list")[0]["text"].text == String(text.dropLast()))
    #expect(
      try desk.text("canned").split(separator: "\n").map(String.init)[0]
        == "dash   Dear {{requester}},")
  }

  @Test("line ends and blank lines around a text are not part of it")
  func lineEnds() throws {
    _ = try add("x", "\u{FEFF}\r\n\n  one\r\ntwo \r\n\r\n").succeeded()
    #expect(try desk.json("canned")[0]["text"] == "  one\ntwo ")
  }

  @Test(
    "what is no text for an answer is refused in one line",
    arguments: [
      ("x", "", "the text is empty"), ("x", " \n\n", "the text is empty"),
      ("x", "a\nb {{ticket", "line 2"), ("x", "a {{requestor}}", "no {{requestor}}; the names are"),
      ("x", "a\nb\u{1B}[31m", "line 2"), ("x", "a\n{{#account}}\n", "{{#account}} is not closed"),
      ("a\nb", "text", "'a b' is not a valid name"), ("", "text", "'' is not a valid name"),
      (String(repeating: "x", count: 201), "text", "is not a valid name"),
    ])
  func refusal(_ name: String, _ text: String, _ reason: String) throws {
    let execution = try add(name, text)
    #expect(execution.end == .exit(65))
    #expect(execution.errors.contains(reason), "\(execution.errors)")
    #expect(execution.errors.split(separator: "\n").count == 1)
    #expect(try names.isEmpty)
  }

  @Test("bytes that are no text, and files that are not there")
  func files() throws {
    try FileContent.write([0x61, 0xFF], to: desk.folder.file("latin"))
    let latin = try desk.tickets("canned", "add", "x", desk.folder.file("latin"))
    #expect(latin.end == .exit(65) && latin.errors.contains("not UTF-8"))
    let missing = try desk.tickets("canned", "add", "x", "/nonexistent/file")
    #expect(missing.end == .exit(66))
    #expect(missing.errors.contains("/nonexistent/file: No such file or directory"))
    let folder = try desk.tickets("canned", "add", "x", desk.folder.path)
    #expect(folder.end == .exit(66))
  }

  @Test("at a terminal an answer with it is edited, also where no editor was chosen")
  func atTerminal() throws {
    let answering = try AnsweringDesk()
    _ = try answering.run(["canned", "add", "hello"], input: "Hello.\n").succeeded()
    try FileContent.write("#!/bin/sh\necho edited\nexit 1\n".utf8, to: answering.drafts.file("vi"))
    try FileContent.setMode(0o755, of: answering.drafts.file("vi"))
    var command = answering.desk.command(["reply", "1", "--canned", "hello"])
    command.environment["PATH"] = answering.drafts.path + ":/usr/bin:/bin"
    command.environment["TMPDIR"] = answering.drafts.path
    let terminal = try PseudoTerminal()
    try terminal.start(command)
    #expect(terminal.read(until: "edited") != nil)
    #expect(terminal.wait() == 69)
    #expect(try answering.isUntouched)
  }

  @Test("a name is given once, in whatever case")
  func double() throws {
    _ = try add("Hello", "one").succeeded()
    let second = try add("hello", "two")
    #expect(second.end == .exit(73))
    #expect(second.errors.contains("'tickets canned edit'"))
    #expect(try desk.text("canned", "show", "hello") == "one\n")
  }

  @Test("removing takes all that are named or none")
  func remove() throws {
    for name in ["a", "b", "c"] { _ = try add(name, "text").succeeded() }
    let wrong = try desk.tickets("canned", "remove", "a", "nobody")
    #expect(wrong.end == .exit(1) && wrong.errors.contains("'nobody'"))
    #expect(try names == ["a", "b", "c"])
    try desk.text("canned", "remove", "a", "C")
    #expect(try names == ["b"])
    #expect(try desk.tickets("canned", "show", "a").end == .exit(1))
    #expect(try desk.tickets("canned", "edit", "a").end == .exit(1))
  }

  @Test("a folder is imported as often as one likes")
  func importFolder() throws {
    let folder = try TemporaryFolder()
    let texts = ["hello.txt": "one", "Out of office.md": "two", ".hidden.txt": "no", "x.png": "no"]
    for (name, text) in texts { try FileContent.write(Array(text.utf8), to: folder.file(name)) }
    #expect(
      try desk.text("canned", "import", folder.path) == "2 added, 0 changed, 0 unchanged\n")
    #expect(try names == ["hello", "Out of office"])
    try FileContent.write(Array("new".utf8), to: folder.file("hello.txt"))
    #expect(
      try desk.text("canned", "import", folder.path) == "0 added, 1 changed, 1 unchanged\n")
    #expect(try desk.text("canned", "show", "hello") == "new\n")
  }

  @Test("an import that fails in one file changes nothing and names it")
  func badImport() throws {
    let folder = try TemporaryFolder()
    try FileContent.write(Array("fine".utf8), to: folder.file("a.txt"))
    try FileContent.write(Array("{{x".utf8), to: folder.file("b.txt"))
    let broken = try desk.tickets("canned", "import", folder.path)
    #expect(broken.end == .exit(65) && broken.errors.contains("b.txt: line 1"))
    try FileContent.write(Array("fine".utf8), to: folder.file("b.txt"))
    try FileContent.write(Array("fine".utf8), to: folder.file("A.md"))
    let double = try desk.tickets("canned", "import", folder.path)
    #expect(double.end == .exit(65) && double.errors.contains("A.md"))
    #expect(try names.isEmpty)
    let missing = try desk.tickets("canned", "import", "/nonexistent")
    #expect(missing.end == .exit(66) && missing.errors.contains("/nonexistent: no such folder"))
    let empty = try TemporaryFolder()
    #expect(try desk.tickets("canned", "import", empty.path).end == .exit(66))
  }

  @Test("every change is an event with the text before and after")
  func events() throws {
    _ = try add("x", "one").succeeded()
    var edit = desk.command(["canned", "edit", "x"])
    edit.environment["EDITOR"] = "sed -i s/one/two/"
    _ = try edit.run().succeeded()
    edit.environment["EDITOR"] = "true"
    _ = try edit.run().succeeded()
    try desk.text("canned", "remove", "x")
    let sql = "SELECT actor, before, after, note FROM v_event WHERE kind = 'canned' ORDER BY event"
    let rows = try Command("/usr/bin/sqlite3", ["-readonly", desk.store, sql]).run().succeeded()
    #expect(rows.lines == ["tester||one|x", "tester|one|two|x", "tester|two||x"])
  }
}
