import BlackBox
import Testing

/// A mail that tries everything in every place a program prints.
@Suite("Safe output")
struct SafeOutputTests {
  let desk: TestDesk

  private static let hostile =
    "\u{1B}[2J\u{1B}]0;owned\u{7}\u{9B}31m\u{8}\u{202E}evil\u{2066}x\u{85}y\u{200F}z\u{7F}\u{0}"

  /// As it is, and in words of RFC 2047, which carry control characters past every mail server.
  static let forms: [String] = [
    hostile, "=?utf-8?b?G1syShtdMDtvd25lZAfCmzMxbQjigK5ldmls4oGmeMKFeeKAj3p/AA0KQmNjOiBh?=",
  ]

  static let commands: [[String]] = [
    [], ["list"], ["search", "evil"], ["search"], ["show", "1"], ["show", "1", "--full"],
    ["show", "1", "--headers"], ["show", "m1"], ["why", "m1"], ["log", "1"], ["next"], ["queue"],
    ["config"], ["close", "--query", "*"], ["person", "show", "evil@x.example"],
    ["show", "1", "--json"], ["list", "--json"], ["search", "--jsonl"], ["log", "1", "--json"],
    ["why", "m1", "--json"], ["show", "m1", "--json"], ["show", "m1", "--headers"],
    ["attachment", "m1.3", "-d", "."], ["attachment", "m1.4", "-d", "."],
    ["attachment", "m1.5", "-d", "."], ["attachment", "m1.6", "-d", "."], ["outbox", "--all"],
    ["outbox", "--all", "--json"], ["reply", "1", "-m", "x"], ["stats"], ["doctor"],
    ["suggest", "1"],
  ]

  init() throws {
    desk = try TestDesk()
  }

  private func deliver(_ text: String) throws {
    let letter = Letter(
      nil, from: "\(text) <evil@x.example>", subject: text,
      [
        "Message-ID: <\(text)@x>", "In-Reply-To: <\(text)@y>", "Cc: \(text) <cc@x.example>",
        "X-Evil: \(text)", "X-Ticket-Account: \(text)", "X-Ticket-Field: \(text)=\(text)",
        "Auto-Submitted: \(text)", "MIME-Version: 1.0", "Content-Type: multipart/mixed; boundary=b",
      ],
      body: """
        --b
        Content-Type: text/plain; charset=utf-8

        evil \(SafeOutputTests.hostile)
        > quoted \(SafeOutputTests.hostile)
        --b
        Content-Type: text/html; charset=utf-8

        <p>&#27;[31m &#x202e; &#155;2J evil</p>
        --b
        Content-Type: application/x-\(SafeOutputTests.hostile)
        Content-Disposition: attachment; filename="\(text).txt"

        x
        --b
        Content-Type: application/x-\u{202E}gpj\u{9B}2J
        Content-Disposition: \u{202E}attachment

        x
        --b
        Content-Type: text/x-y; charset="\u{1B}[2J\u{202E}"; name*0*=utf-8''%1B%5B2J%E2%80%AE
        Content-ID: <\u{1B}[2J\u{202E}@x>

        x
        --b
        Content-Type: =?utf-8?q?application/x-=E2=80=AEgpj?=
        Content-Disposition: attachment

        x
        --b
        Content-Type: multipart/\u{202E}x; boundary=\u{1B}[2J

        x
        --b--

        """)
    try desk.deliver(letter.text, to: "\(text)@desk.example", ["--trusted", "--queue", text])
  }

  @Test("nothing from a mail acts on a terminal", arguments: forms)
  func mail(_ text: String) throws {
    try desk.deliver(Letter("first@x", subject: "First").text)
    try desk.text("close", "1")
    try deliver(text)
    for command in SafeOutputTests.commands {
      let numbered = command.map { word in
        word == "1" ? "2" : word.hasPrefix("m1") ? "m2" + word.dropFirst(2) : word
      }
      let run = try desk.command(numbered).run()
      #expect(TerminalSafety.violations(in: run.output) == [], "\(command)")
      #expect(TerminalSafety.violations(in: Array(run.errors.utf8)) == [], "\(command)")
    }
  }

  @Test("nothing in what ingest says does", arguments: forms, [["--explain"], ["--json"], []])
  func ingest(_ text: String, _ options: [String]) throws {
    let mail = Letter("a@x", from: "\(text) <evil@x.example>", subject: "\(text) [Ticket #1]").text
    let run = try desk.ingest(mail, options + ["--queue", "\u{1B}[2J\u{202E}x"]).run()
    #expect(TerminalSafety.violations(in: run.output) == [])
    #expect(TerminalSafety.violations(in: Array(run.errors.utf8)) == [])
    #expect(run.errors.filter { $0 == "\n" }.count == 1)
  }

  @Test(
    "nor does what was typed",
    arguments: [
      ["show", "\u{1B}[2J"], ["search", "\u{1B}[2J:x"], ["config", "get", "\u{1B}[2J"],
      ["queue", "add", "\u{202E}x"], ["close", "--query", "\u{9B}2J:"],
    ])
  func typed(_ arguments: [String]) throws {
    try desk.deliver(Letter("a@x").text)
    let run = try desk.command(arguments).run()
    #expect(TerminalSafety.violations(in: run.output) == [])
    #expect(TerminalSafety.violations(in: Array(run.errors.utf8)) == [])
  }

  @Test(
    "raw mail goes into pipes as it is, and escaped to a terminal unless forced",
    arguments: ["show m1 --raw", "show 1 --mbox", "attachment m1.1", "export 1 --format mbox"])
  func rawOnTerminal(_ arguments: String) throws {
    try desk.deliver(Letter("a@x", subject: "Raw", body: "\u{1B}[2J\n").text)
    func onTerminal(_ options: String) throws -> [UInt8] {
      var command = desk.command([
        "-qec", "'\(Binaries.tickets)' \(arguments) \(options)", "/dev/null",
      ])
      command.program = "/usr/bin/script"
      return try command.run().output
    }
    #expect(try !onTerminal("").contains(0x1B))
    if !arguments.hasPrefix("export") { #expect(try onTerminal("--force").contains(0x1B)) }
    let words = arguments.split(separator: " ").map { String($0) }
    #expect(try desk.command(words).run().output.contains(0x1B))
  }
}
