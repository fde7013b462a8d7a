import BlackBox
import Testing

/// Sixteen deliveries at a time, with readers and agents all the while.
@Suite("Load")
struct LoadTests {
  private static let tickets = 16
  private static let count = Sampling.isComplete ? 3_000 : 96
  private let desk: TestDesk
  private let scratch: TemporaryFolder

  init() throws {
    desk = try TestDesk()
    scratch = try TemporaryFolder()
    try desk.text("init")
    try desk.text("config", "set", "sendmail", "/bin/true")
    try desk.text("config", "set", "address", "help@desk.example")
    try desk.text("config", "set", "notify", "boss@staff.example")
    for ticket in 1...LoadTests.tickets {
      try desk.deliver(Letter("t\(ticket)@x", subject: "Matter \(ticket)").text)
    }
    for number in 1...LoadTests.count {
      let letter = Letter.reply(
        "\(number)@x", to: "t\(LoadTests.ticket(of: number))@x", body: "Mail \(number).\n")
      try FileContent.write(letter.text.utf8, to: scratch.file("\(number)"))
    }
  }

  private static func ticket(of number: Int) -> Int { number % tickets + 1 }

  @Test("nothing is lost, doubled or misfiled, nobody fails, and everybody gets the lock")
  func load() throws {
    let run = try script.run()
    #expect(run.end == .exit(0), "\(run)")
    #expect(lines("failed").isEmpty, "\(lines("failed").prefix(10)) \(lines("errors").prefix(10))")
    let filed = try filed
    for number in 1...LoadTests.count {
      #expect(filed["\(number)@x"] == [LoadTests.ticket(of: number)], "mail \(number)")
    }
    #expect(try answers == lines("answered").count)
    #expect(!lines("answered").isEmpty && !lines("read").isEmpty)
    #expect(try desk.text("verify").contains("no faults"))
    Sampling.report(
      "load", "deliveries, answers and looks",
      tried: LoadTests.count + lines("answered").count + lines("read").count,
      failed: lines("failed").count)
  }

  /// The tickets of each incoming mail.
  private var filed: [String: [Int]] {
    get throws {
      try SQLiteClient(desk.store)
        .rows("SELECT message_id, ticket FROM v_message WHERE direction = 'in'")
        .reduce(into: [:]) { filed, row in
          filed[row["message_id"].text ?? "", default: []].append(row["ticket"].number ?? 0)
        }
    }
  }

  private var answers: Int {
    get throws {
      try SQLiteClient(desk.store)
        .number("SELECT count(*) FROM v_message WHERE direction = 'out'") ?? 0
    }
  }

  private func lines(_ name: String) -> [Substring] {
    let bytes = (try? FileContent.read(scratch.file(name))) ?? []
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
  }

  private var script: Command {
    var command = desk.command([])
    command.program = "/bin/sh"
    command.arguments = ["-uc", LoadTests.script]
    command.directory = scratch.path
    command.environment["COUNT"] = "\(LoadTests.count)"
    command.environment["TICKETS"] = "\(LoadTests.tickets)"
    // A machine that is loaded with other things, too, may need longer than the 30 s of everyday.
    command.environment["PATIENCE"] = Sampling.isComplete ? "30" : "600"
    command.environment["PATH"] = folder(of: Binaries.tickets) + ":/usr/bin:/bin"
    return command
  }

  private func folder(of path: String) -> String {
    path.split(separator: "/").dropLast().map { "/" + $0 }.joined()
  }

  private static let script = #"""
    try() { "$@" >>output 2>>errors || echo "$* $?" >>failed; }
    reader() {
      while [ ! -e over ]; do
        for command in list count 'search wrong' 'show 3' 'stats'; do
          try tickets $command; echo "$command" >>read
        done
      done
    }
    agent() {
      while [ ! -e over ]; do
        for ticket in $(seq "$1" 4 "$TICKETS"); do
          tickets reply "$ticket" -m 'Which one?' >>output 2>>errors &&
            echo "$ticket" >>answered || echo "reply $ticket $?" >>failed
          try tickets tag "$ticket" "+agent$1"
          try tickets close "$ticket"
        done
      done
    }
    reader & reader & agent 1 & agent 2 &
    seq "$COUNT" | xargs -P 16 -I{} sh -c '
      ingest --lock-timeout "$PATIENCE" <{} 2>>errors || echo "ingest {} $?" >>failed'
    touch over
    wait
    """#
}
