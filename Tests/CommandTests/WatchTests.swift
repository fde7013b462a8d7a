import BlackBox
import Glibc
import Testing

@Suite("Watch")
struct WatchTests {
  let desk: TestDesk

  init() throws {
    desk = try TestDesk()
    try desk.deliver(Letter("a@x", subject: "First").text)
  }

  private func started(
    _ arguments: [String] = [], columns: UInt16 = 80, lines: UInt16 = 24
  ) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(columns: columns, lines: lines)
    try terminal.start(desk.command(["watch"] + arguments))
    return terminal
  }

  @Test("shows the list, and what is delivered meanwhile, until q")
  func redraws() throws {
    let terminal = try started(["--color", "always"])
    let first = try #require(terminal.read(until: "q quits"))
    #expect(first.contains("Open (1)") && first.contains("First"))
    try desk.text("config", "set", "highlight", "vip.example")
    try desk.deliver(Letter("b@x", from: "b@vip.example", subject: "Second").text)
    let second = try #require(terminal.read(until: "Second"))
    #expect(second.contains("Open (2)") && second.contains("\u{1B}[31m") && second.contains("!o"))
    _ = terminal.read(until: "q quits")
    try desk.text("close", "1")
    let third = try #require(terminal.read(until: "Open (1)"))
    #expect(!third.contains("First"))
    terminal.type("q")
    #expect(terminal.wait() == 0)
  }

  @Test(
    "gives the terminal back as it was, however it ends",
    arguments: ["q", "Q", "\u{3}", "TERM", "HUP", "INT"])
  func restores(_ end: String) throws {
    let terminal = try PseudoTerminal()
    let before = terminal.localModes
    try terminal.start(desk.command(["watch"]))
    let shown = try #require(terminal.read(until: "q quits"))
    #expect(shown.contains("\u{1B}[?1049h") && terminal.localModes != before)
    switch end {
    case "TERM": kill(terminal.processID, SIGTERM)
    case "HUP": kill(terminal.processID, SIGHUP)
    case "INT": kill(terminal.processID, SIGINT)
    default: terminal.type(end)
    }
    #expect(terminal.wait() == 0)
    #expect(terminal.read(until: "\u{1B}[?25h\u{1B}[?1049l") != nil)
    #expect(terminal.localModes == before)
  }

  @Test("other keys end nothing")
  func otherKeys() throws {
    let terminal = try started()
    _ = terminal.read(until: "q quits")
    terminal.type("x\u{1B}[A ")
    try desk.deliver(Letter("b@x", subject: "Second").text)
    #expect(terminal.read(until: "Second") != nil)
    terminal.type("q")
    #expect(terminal.wait() == 0)
  }

  @Test("a picture is never larger than the window")
  func size() throws {
    for number in 0..<9 {
      let subject = "N\(number) " + String(repeating: "long ", count: 40)
      try desk.deliver(Letter("n\(number)@x", subject: subject).text)
    }
    let terminal = try started(["--color", "never"], columns: 50, lines: 6)
    let picture = try #require(terminal.read(until: "q quits"))
    let lines = picture.replacing("\u{1B}[?1049h\u{1B}[?25l\u{1B}[H", with: "")
      .replacing("\u{1B}[K", with: "").unicodeScalars.filter { $0 != "\r" }.split(
        separator: "\n", omittingEmptySubsequences: false
      ).map { String($0) }
    #expect(lines.count == 6 && lines.allSatisfy { $0.count <= 50 }, "\(lines)")
    #expect(lines[4] == "… 7 more lines")
    terminal.resize(columns: 50, lines: 20)
    let larger = try #require(terminal.read(until: "First"))
    #expect(larger.contains("Open (10)"))
    terminal.type("q")
    #expect(terminal.wait() == 0)
  }

  @Test("a query narrows it; without a terminal it says what else there is")
  func options() throws {
    try desk.deliver(Letter("b@x", subject: "Second").text)
    let terminal = try started(["subject:second"])
    #expect(terminal.read(until: "q quits")?.contains("First") == false)
    terminal.type("q")
    #expect(terminal.wait() == 0)
    let run = try desk.tickets("watch")
    #expect(run.end == .exit(64) && run.errors.contains("--once"))
    #expect(try desk.tickets("watch", "status:nope", "--once").end == .exit(64))
    #expect(try desk.tickets("watch", "--once", "--jsonl").end == .exit(64))
    #expect(try desk.tickets("watch", "--after", "3").end == .exit(64))
  }

  @Test("--once prints the list and ends")
  func once() throws {
    #expect(try desk.text("watch", "--once", at: "+5m") == desk.text("list", at: "+5m"))
    #expect(try desk.text("watch", "--once", "status:closed") == "")
  }

  @Test("--jsonl prints each event as it happens, until nobody reads")
  func events() throws {
    let past = try desk.json("log", "1").array
    #expect(past.map { $0["event"] } == [1, 2])
    let run = desk.command(["watch", "--jsonl", "--after", "1"])
      .inShell("\"$@\" | { read -r a; echo \"$a\"; echo ready >ready; head -n 3; }")
    let running = try run.start()
    try Waiting.until("the first event is printed") { desk.folder.names.contains("ready") }
    try desk.text("hold", "1")
    try desk.text("config", "set", "tag", "T")
    try desk.text("open", "1")
    try desk.text("close", "1")
    let lines = running.wait().lines
    let objects = try lines.map { try Value(Array($0.utf8)) }
    #expect(objects.first == past[1])
    #expect(objects.map { $0["kind"] } == ["message", "status", "setting", "status"])
    #expect(objects.map { $0["after"] } == [past[1]["after"], "hold", "T", "open"])
  }

  @Test("--jsonl with a query prints the events of those tickets alone")
  func someEvents() throws {
    try desk.deliver(Letter("b@x", subject: "Second").text)
    try desk.text("config", "set", "tag", "T")
    let run = desk.command(["watch", "--jsonl", "--after", "0", "subject:second"])
      .inShell("\"$@\" | head -n 2")
    let objects = try run.run().lines.map { try Value(Array($0.utf8)) }
    #expect(objects.map { $0["ticket"] } == [2, 2])
  }
}
