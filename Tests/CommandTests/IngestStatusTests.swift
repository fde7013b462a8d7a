import BlackBox
import Testing

/// A way to start `ingest` that cannot end well, as a shell's script around `"$@"`.
struct FailingRow: Sendable, CustomTestStringConvertible {
  var name: String
  var options: [String] = []
  var script = #"exec "$@""#
  var input = Letter("a@x").text

  var testDescription: String { name }

  static let all: [FailingRow] = [
    FailingRow(name: "unknown option", options: ["--nope"]),
    FailingRow(name: "unknown short option", options: ["-x"]),
    FailingRow(name: "an argument too much", options: ["mail.eml"]),
    FailingRow(name: "option without its value", options: ["--queue"]),
    FailingRow(name: "no number of seconds", options: ["--lock-timeout", "soon"]),
    FailingRow(name: "negative number of seconds", options: ["--lock-timeout=-1"]),
    FailingRow(name: "too many seconds", options: ["--lock-timeout", "100000"]),
    FailingRow(name: "a line end in an option", options: ["--a\nb"]),
    FailingRow(name: "empty standard input", input: ""),
    FailingRow(name: "closed standard input", script: #"exec "$@" <&-"#),
    FailingRow(name: "standard input is a folder", script: #"exec "$@" </"#),
    FailingRow(name: "standard input is for writing only", script: #"exec "$@" 0>/dev/null"#),
    FailingRow(name: "missing folder", options: ["--store", "/nonexistent/folder/t.db"]),
    FailingRow(name: "the store is a folder", options: ["--store", "/tmp"]),
    FailingRow(name: "the folder is a file", options: ["--store", "/etc/passwd/t.db"]),
    FailingRow(name: "a device", options: ["--store", "/dev/full"]),
    FailingRow(name: "empty store name", options: ["--store", ""]),
    FailingRow(
      name: "explaining with an unknown queue", options: ["--explain", "--queue", "nope"]),
    FailingRow(name: "explaining nothing", options: ["--explain"], input: ""),
  ]
}

@Suite("Status of ingest")
struct IngestStatusTests {
  @Test("what fails is tried again later, with one line that says why", arguments: FailingRow.all)
  func deferral(_ row: FailingRow) throws {
    let desk = try TestDesk()
    let run = try desk.ingest(row.input, row.options).inShell(row.script).run()
    #expect(run.isDeferral, "\(run)")
    #expect(run.errors.hasPrefix("ingest: "))
    #expect(desk.folder.names.filter { $0.contains("unreadable") }.isEmpty)
  }

  @Test("success says nothing at all")
  func silence() throws {
    let desk = try TestDesk()
    let run = try desk.ingest(Letter("a@x").text).run()
    #expect(run.end == .exit(0))
    #expect(run.output.isEmpty && run.errors.isEmpty)
  }

  @Test(
    "missing descriptors do no harm",
    arguments: ["2>&-", ">&-", ">&- 2>&-"])
  func descriptors(_ redirection: String) throws {
    let desk = try TestDesk()
    let run = try desk.ingest(Letter("a@x").text, ["--json"])
      .inShell(#"exec "$@" "# + redirection).run()
    #expect(run.end == .exit(0))
    #expect(try desk.json("list").array.count == 1)
    #expect(try desk.text("show", "m1", "--raw") == Letter("a@x").text)
  }

  @Test("without any descriptor nothing is read, stored or damaged")
  func noDescriptors() throws {
    let desk = try TestDesk()
    let run = try desk.ingest(Letter("a@x").text).inShell(#"exec "$@" <&- >&- 2>&-"#).run()
    #expect(run.end == .exit(75))
    #expect(try desk.deliver(Letter("a@x").text)["message"] == 1)
  }

  @Test("a stored mail is delivered even if nobody can be told", arguments: ["/dev/full"])
  func fullOutput(_ path: String) throws {
    let desk = try TestDesk()
    let run = try desk.ingest(Letter("a@x").text, ["--json"]).inShell(#"exec "$@" >"# + path).run()
    #expect(run.end == .exit(0))
    #expect(try desk.json("list").array.count == 1)
  }

  @Test("nor if the reader of standard output went away")
  func brokenPipe() throws {
    let desk = try TestDesk()
    let script = #"{ "$@"; echo $? >&2; } | true"#
    let run = try desk.ingest(Letter("a@x").text, ["--json"]).inShell(script).run()
    #expect(run.errors == "0\n")
  }

  @Test("an ignored SIGCHLD or SIGPIPE of the MTA changes nothing", arguments: ["CHLD", "PIPE"])
  func signals(_ name: String) throws {
    let desk = try TestDesk()
    let run = try desk.ingest(Letter("a@x").text, ["--print"])
      .inShell(#"trap '' \#(name); exec "$@""#).run()
    #expect(run.end == .exit(0))
    #expect(run.text == "1\n")
  }
}
