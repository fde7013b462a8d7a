import BlackBox
import Testing

@Suite("Config files")
struct ConfigFileTests {
  let desk: TestDesk

  init() throws {
    desk = try TestDesk()
    try desk.text("init")
    try desk.text("queue", "add", "sales")
  }

  private func file(_ text: String) throws -> String {
    let path = desk.folder.file("settings.txt")
    try FileContent.write(Array(text.utf8), to: path)
    return path
  }

  /// - Parameter script: of the shell, with the draft's path as `$1`.
  private func edit(_ script: String, _ options: [String] = []) throws -> Execution {
    var command = desk.command(["config"] + options + ["edit"])
    command.environment["EDITOR"] = "sh -c '\(script)' sh"
    command.environment["TMPDIR"] = desk.folder.path
    return try command.run()
  }

  private var drafts: [String] { desk.folder.names.filter { $0.hasSuffix(".conf") } }

  private func settingEvents() throws -> Int { try desk.rows("SELECT * FROM v_event").count }

  @Test("a whole desk moves to another store")
  func move() throws {
    try desk.text("config", "set", "tag", "Helpdesk")
    try desk.text("config", "set", "signature", "Yours,\n  # the desk\n\nEND")
    try desk.text("config", "--queue", "sales", "set", "address", "sales@desk.example")
    try desk.text("config", "--queue", "sales", "set", "fetch-password", " s3cret ")
    try desk.text("config", "--queue", "sales", "template", "answer", "set", file("{{text}}\n-x-"))
    let exported = try desk.text("config", "export", "--secrets")
    let other = try TestDesk()
    try other.text("init")
    var command = other.command(["config", "import", "-"])
    command.input = Array(exported.utf8)
    _ = try command.run().succeeded()
    #expect(try other.text("config", "export", "--secrets") == exported)
    #expect(try other.json("queue").array.map { $0["queue"] } == ["default", "sales"])
    let masked = try desk.text("config", "export")
    #expect(masked.contains("fetch-password = ********") && !masked.contains("s3cret"))
  }

  @Test("a file and a draft may have the pop3- aliases of fetch- settings")
  func aliases() throws {
    try desk.text("config", "import", file("pop3-host = pop.desk.example\npop3-user = jane\n"))
    let exported = try desk.text("config", "export")
    #expect(exported.hasPrefix("fetch-host = pop.desk.example\nfetch-user = jane\n"))
    #expect(!exported.contains("pop3-"))
    _ = try edit("sed -i \"s/^fetch-user = .*/pop3-user = joe/\" \"$1\"").succeeded()
    #expect(try desk.text("config", "get", "fetch-user") == "joe\n")
    let twice = try file("fetch-host = a.example\npop3-host = b.example\n")
    let run = try desk.tickets("config", "import", twice)
    #expect(run.end == .exit(65))
    #expect(run.errors.contains("line 2: pop3-host is already set in line 1"))
  }

  @Test("a file that says what holds already changes nothing")
  func idempotent() throws {
    try desk.text("config", "set", "tag", "Helpdesk")
    try desk.text("config", "set", "fetch-password", "s3cret")
    let path = try file(try desk.text("config", "export"))
    let before = try settingEvents()
    try desk.text("config", "import", path)
    #expect(try settingEvents() == before)
    #expect(try desk.text("config", "export", "--secrets").contains("s3cret"))
  }

  @Test("import sets what the file names, and an event tells each change")
  func imports() throws {
    try desk.text("config", "set", "name", "Kept")
    let path = try file("tag = A\n[queue SALES]\ntag = B\n[queue new]\n")
    try desk.text("config", "import", path)
    #expect(try desk.text("config", "get", "name") == "Kept\n")
    #expect(try desk.text("config", "get", "tag") == "A\n")
    #expect(try desk.text("config", "--queue", "sales", "get", "tag") == "B\n")
    #expect(try desk.text("config", "--queue", "new", "get", "tag") == "A\n")
    let events = try desk.rows(
      "SELECT coalesce(after, '') || '|' || note FROM v_event WHERE kind = 'setting'")
    #expect(events == ["Kept|name", "A|tag", "B|tag of queue sales"])
    try desk.text("config", "--queue", "sales", "import", file("tag = C\n"))
    #expect(try desk.text("config", "get", "tag") == "A\n")
    #expect(try desk.text("config", "--queue", "sales", "get", "tag") == "C\n")
  }

  @Test("a wrong file changes nothing, and every wrong line is named")
  func badFile() throws {
    let path = try file(
      "tag = A\nautoclose-days = x\n\nnope = 1\ntemplate-copy = <<END\n{{#a}}\nEND\n")
    let before = try FileContent.read(desk.store)
    let run = try desk.tickets("config", "import", path)
    #expect(run.end == .exit(65))
    for part in [
      "line 2: autoclose-days: \"x\" is not", "line 4: ", "nope", "line 6: template-copy",
    ] {
      #expect(run.errors.contains(part), "\(run.errors)")
    }
    #expect(run.errors.contains(path) && run.errors.contains("nothing was changed"))
    #expect(try FileContent.read(desk.store) == before)
  }

  @Test(
    "what cannot be imported is refused",
    arguments: [
      (["config", "import", "/nonexistent"], 66), (["config", "import"], 64),
      (["config", "--queue", "nope", "import", "/dev/null"], 1),
      (["config", "--queue", "nope", "export"], 1),
      (["config", "--queue", "nope", "edit"], 1), (["config", "edit", "x"], 64),
      (["config", "export", "x"], 64),
      (["config", "--queue", "sales", "import", "/dev/stdin"], 65),
    ])
  func refusals(_ arguments: [String], _ status: Int) throws {
    var command = desk.command(arguments)
    command.input = Array("[queue x]\n".utf8)
    let run = try command.run()
    #expect(run.end == .exit(Int32(status)), "\(run)")
    #expect(!run.errors.isEmpty)
  }

  @Test("edit opens every key with what is known of it, and takes what was changed")
  func edits() throws {
    try desk.text("config", "set", "name", "Desk")
    let run = try edit("cp \"$1\" seen; sed -i \"s/^#tag = .*/tag = New/; /^name/d\" \"$1\"")
    #expect(run.end == .exit(0), "\(run)")
    let seen = String(decoding: try FileContent.read(desk.folder.file("seen")), as: UTF8.self)
    #expect(seen.contains("\nname = Desk\n") && seen.contains("\n#reopen-days = 30\n"))
    #expect(seen.contains("H-Sphere: Max Suggestions. Default: 0."))
    #expect(try desk.text("config", "get", "tag") == "New\n")
    #expect(try desk.text("config", "get", "name") == "\n")
    #expect(drafts.isEmpty)
  }

  @Test("edit --queue is about that queue alone")
  func editsQueue() throws {
    try desk.text("config", "set", "tag", "Global")
    _ = try edit("sed -i \"s/^#tag = Global/tag = Own/\" \"$1\"", ["--queue", "sales"]).succeeded()
    #expect(try desk.text("config", "get", "tag") == "Global\n")
    #expect(try desk.text("config", "--queue", "sales", "get", "tag") == "Own\n")
  }

  @Test("an unchanged file changes nothing, and shows no secret")
  func unchanged() throws {
    try desk.text("config", "set", "fetch-password", "s3cret")
    try desk.text("config", "set", "signature", "a\nEND\n")
    let before = try settingEvents()
    _ = try edit("! grep s3cret \"$1\"").succeeded()
    #expect(try settingEvents() == before)
    #expect(try desk.text("config", "export", "--secrets").contains("s3cret"))
    _ = try edit("sed -i \"s/^fetch-password = .*/fetch-password = other/\" \"$1\"").succeeded()
    #expect(try desk.text("config", "export", "--secrets").contains("fetch-password = other\n"))
  }

  @Test("what others set while the editor was open stays")
  func concurrent() throws {
    let tickets = "\(Binaries.tickets) --store \(desk.store)"
    let run = try edit(
      "\(tickets) config set name Other; sed -i \"s/^#tag = .*/tag = New/\" \"$1\"")
    #expect(run.end == .exit(0), "\(run)")
    #expect(try desk.text("config", "get", "name") == "Other\n")
    #expect(try desk.text("config", "get", "tag") == "New\n")
  }

  @Test(
    "a draft that cannot be taken is kept, its place named, and nothing changed",
    arguments: [
      ("sed -i \"s/^#match-days.*/match-days = soon/\" \"$1\"", 65, "match-days: \"soon\" is not"),
      ("echo \"[queue x]\" >>\"$1\"", 65, "no section"),
      ("exit 3", 69, "status 3"),
      ("printf \"tag = \\\\377\" >\"$1\"", 65, "UTF-8"),
    ])
  func keptDraft(_ script: String, _ status: Int, _ reason: String) throws {
    let before = try FileContent.read(desk.store)
    let run = try edit(script)
    #expect(run.end == .exit(Int32(status)), "\(run)")
    #expect(run.errors.contains(reason), "\(run.errors)")
    let draft = try #require(drafts.first)
    #expect(run.errors.contains(desk.folder.file(draft)))
    #expect(try FileContent.mode(desk.folder.file(draft)) == 0o600)
    #expect(try FileContent.read(desk.store) == before)
  }

  @Test("an empty draft changes nothing, and is no draft to keep")
  func emptyDraft() throws {
    let before = try FileContent.read(desk.store)
    let run = try edit(": >\"$1\"")
    #expect(run.end == .exit(65) && run.errors.contains("empty"), "\(run)")
    #expect(drafts.isEmpty)
    #expect(try FileContent.read(desk.store) == before)
  }

  @Test("the line that edit complains about is the file's")
  func lineNumber() throws {
    let run = try edit("sed -i \"s/^#match-days.*/match-days = soon/\" \"$1\"")
    let draft = desk.folder.file(try #require(drafts.first))
    let lines = String(decoding: try FileContent.read(draft), as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    let line = try #require(lines.firstIndex(of: "match-days = soon"))
    #expect(run.errors.contains("line \(line + 1): match-days"))
  }
}
