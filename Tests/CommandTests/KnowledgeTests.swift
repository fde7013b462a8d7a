import BlackBox
import Testing

@Suite("Knowledge bases")
struct KnowledgeTests {
  let desk: TestDesk

  init() throws {
    desk = try TestDesk()
    try desk.text("init")
  }

  @discardableResult
  private func add(_ base: String, _ title: String, _ text: String) throws -> Execution {
    var command = desk.command(["kb", "add", base, title])
    command.input = Array(text.utf8)
    return try command.run()
  }

  private func edit(_ article: Int, _ editor: String) throws -> Execution {
    var command = desk.command(["kb", "edit", "\(article)"])
    command.environment["EDITOR"] = editor
    command.environment["TMPDIR"] = desk.folder.path
    return try command.run()
  }

  private func titles(_ arguments: String...) throws -> [String] {
    try Value(desk.command(["kb"] + arguments + ["--json"]).run().succeeded().output).array
      .compactMap { $0["title"].text }
  }

  @Test("an article comes back as it was written")
  func add() throws {
    let text = "---\nurl: https://kb.example/quota\n---\n# Quota\n\nDelete mail.\n\n* one\n"
    #expect(try add("staff", "Quota", text).succeeded().text == "1\n")
    #expect(try add("Customers", "Quota", "Ask us.").succeeded().text == "2\n")
    let article = try desk.json("kb", "show", "1")
    #expect(article["base"] == "staff")
    #expect(article["title"] == "Quota")
    #expect(article["url"] == "https://kb.example/quota")
    #expect(article["text"] == "Delete mail.\n\n* one")
    let lines = try desk.text("kb", "show", "1", at: "@2026-11-23 08:00:00").split(separator: "\n")
    #expect(lines[0] == "Quota")
    #expect(lines.dropFirst().first == "knowledge base: staff")
    #expect(lines.contains("url: https://kb.example/quota"))
    #expect(lines.suffix(2) == ["Delete mail.", "* one"])
  }

  @Test("articles are listed by knowledge base and title, all or one base's")
  func list() throws {
    #expect(try desk.text("kb") == "")
    for (base, title) in [("staff", "Quota"), ("staff", "Backup"), ("Customers", "Login")] {
      try add(base, title, "text")
    }
    #expect(
      try desk.text("kb") == "3  Customers  Login\n2  staff      Backup\n1  staff      Quota\n")
    #expect(try titles("list", "STAFF") == ["Backup", "Quota"])
    let unknown = try desk.tickets("kb", "list", "nobody")
    #expect(unknown.end == .exit(1))
    #expect(unknown.errors.contains("'nobody'; the knowledge bases are Customers, staff"))
  }

  @Test("a title is given once in a base, and a base is one in whatever case")
  func double() throws {
    try add("staff", "Quota", "one")
    let second = try add("Staff", "quota", "two")
    #expect(second.end == .exit(73) && second.errors.contains("'tickets kb edit 1'"))
    try add("STAFF", "Other", "text")
    #expect(try desk.json("kb", "show", "2")["base"] == "staff")
  }

  @Test(
    "what is no article is refused in one line",
    arguments: [
      ("staff", "T", "", Int32(65), "empty"), ("staff", "T", "a\u{1B}[0m", 65, "control"),
      ("", "T", "x", 65, "'' is not a valid name"),
      ("staff", "a\nb", "x", 65, "'a b' is not a valid name"),
    ])
  func refusal(
    _ base: String, _ title: String, _ text: String, _ status: Int32, _ reason: String
  ) throws {
    let execution = try add(base, title, text)
    #expect(execution.end == .exit(status) && execution.errors.contains(reason))
    #expect(execution.errors.split(separator: "\n").count == 1)
    #expect(try titles().isEmpty)
  }

  @Test("the editor changes text, title, URL and base")
  func edit() throws {
    try add("staff", "Quota", "first words")
    let changes = "s/^base:.*/base: customers/;s/^title:.*/title: Full/;s|^url:.*|url: https://x/|"
    _ = try edit(1, "sed -i '\(changes);s/first/new/'").succeeded()
    let article = try desk.json("kb", "show", "1")
    #expect(article["base"] == "customers" && article["title"] == "Full")
    #expect(article["url"] == "https://x/" && article["text"] == "new words")
    #expect(try titles("search", "customers", "new") == ["Full"])
    #expect(try desk.tickets("kb", "search", "staff", "first").end == .exit(1))
  }

  @Test(
    "a draft that cannot be taken is kept",
    arguments: [
      ("sed -i s/^title:/titel:/", Int32(65), "line 3: there is no field 'titel'"),
      ("sed -i 's/^title:.*/title: Other/'", 73, "article 2 of 'staff' already has the title"),
      ("sed -i 5q", 65, "the text is empty"),
      ("sed -i 's/^url:.*/url: file/'", 65, "'file' is not a valid http"),
      ("false", 69, "status 1"),
    ])
  func badDraft(_ editor: String, _ status: Int32, _ reason: String) throws {
    try add("staff", "Quota", "text")
    try add("staff", "Other", "text")
    let execution = try edit(1, editor)
    #expect(execution.end == .exit(status) && execution.errors.contains(reason))
    #expect(execution.errors.contains("draft kept in \(desk.folder.path)/tickets-"))
    #expect(try desk.json("kb", "show", "1")["title"] == "Quota")
  }

  @Test("removed articles are gone, and their numbers are not given again")
  func remove() throws {
    for title in ["a", "b", "c"] { try add("staff", title, "common") }
    #expect(try desk.tickets("kb", "remove", "1", "9").end == .exit(1))
    #expect(try titles() == ["a", "b", "c"])
    try desk.text("kb", "remove", "1", "3")
    #expect(try titles("search", "staff", "common") == ["b"])
    #expect(try desk.tickets("kb", "show", "3").end == .exit(1))
    #expect(try add("staff", "d", "text").text == "4\n")
    #expect(try desk.tickets("kb", "show", "x").end == .exit(64))
  }

  @Test("a folder is imported as often as one likes")
  func importFolder() throws {
    let folder = try TemporaryFolder()
    let files = ["b.md": "# Quota\n\nfull", "a.txt": "Backup\n\nnightly", "c.bin": "no"]
    for (name, text) in files { try FileContent.write(Array(text.utf8), to: folder.file(name)) }
    #expect(
      try desk.text("kb", "import", "staff", folder.path) == "2 added, 0 changed, 0 unchanged\n")
    #expect(try titles() == ["Backup", "Quota"])
    try FileContent.write(Array("# Quota\n\nempty".utf8), to: folder.file("b.md"))
    #expect(
      try desk.text("kb", "import", "Staff", folder.path) == "0 added, 1 changed, 1 unchanged\n")
    #expect(try titles("search", "staff", "empty") == ["Quota"])
    #expect(try titles("search", "staff", "full").isEmpty)
    try FileContent.write(Array("# quota\n\nmore".utf8), to: folder.file("d.md"))
    let double = try desk.tickets("kb", "import", "staff", folder.path)
    #expect(double.end == .exit(65) && double.errors.contains("d.md: the same title 'quota' as"))
    try FileContent.write([0xFF], to: folder.file("d.md"))
    let binary = try desk.tickets("kb", "import", "staff", folder.path)
    #expect(binary.end == .exit(65) && binary.errors.contains("d.md: not UTF-8"))
    #expect(try titles() == ["Backup", "Quota"])
  }

  @Test("all words must be there, the title counts most, and other bases are left out")
  func search() throws {
    try add("staff", "Backup", "The quota of a mailbox. quota, quota.")
    try add("staff", "Mail quota", "Größe ändern: 邮箱已满")
    try add("customers", "Quota", "quota")
    #expect(try titles("search", "staff", "quota") == ["Mail quota", "Backup"])
    #expect(try titles("search", "staff", "QUOTA", "mailbox") == ["Backup"])
    #expect(try titles("search", "staff", "\"quota of a\"") == ["Backup"])
    #expect(try titles("search", "staff", "GROSSE") == ["Mail quota"])
    #expect(try titles("search", "staff", "große", "andern") == ["Mail quota"])
    #expect(try titles("search", "staff", "quot*", "箱已") == ["Mail quota"])
    #expect(try titles("search", "staff", "NEAR(mailbox quota)").isEmpty)
    #expect(try desk.tickets("kb", "search", "staff", "quot").end == .exit(0))
    #expect(try desk.tickets("kb", "search", "staff", "quot", "--exit-code").end == .exit(1))
  }

  @Test(
    "a search that is none points at the place",
    arguments: ["status:open", "a or b", "-a", "\"open", "*", "a) OR (b"])
  func badSearch(_ words: String) throws {
    try add("staff", "Quota", "text")
    let execution = try desk.command(["kb", "search", "staff", "--", words]).run()
    #expect(execution.end == .exit(64) && execution.output.isEmpty)
  }

  @Test("every change is an event with what was before and after")
  func events() throws {
    try add("staff", "Quota", "one")
    _ = try edit(1, "sed -i s/one/two/").succeeded()
    _ = try edit(1, "true").succeeded()
    try desk.text("kb", "remove", "1")
    let sql = """
      SELECT actor, note, instr(before, 'one') > 0, instr(after, 'two') > 0
      FROM v_event WHERE kind = 'article' ORDER BY event
      """
    let rows = try Command("/usr/bin/sqlite3", ["-readonly", desk.store, sql]).run().succeeded()
    #expect(rows.lines == ["tester|1||0", "tester|1|1|1", "tester|1|0|"])
  }
}
