import BlackBox
import Desk
import Mail
import Store
import Testing

@Suite("Doctor: space, sendmail, outbox, polling and care")
struct DoctorSurroundingsTests {
  let sick: DoctorDesk

  init() throws {
    sick = try DoctorDesk()
  }

  private var desk: TestDesk { sick.desk }

  @Test(
    "a file system without room",
    arguments: [
      ("size=8m", "", "free, the store has"), ("size=90m", "", nil),
      ("size=90m,nr_inodes=10", "", "inodes free"),
      ("size=90m", "mount -o remount,ro /mnt;", "mounted read-only"),
    ] as [(String, String, String?)])
  func space(_ size: String, _ then: String, _ what: String?) throws {
    let script = """
      mount -t tmpfs -o mode=700,\(size) tmpfs /mnt && cp -p \(sick.store) /mnt && \(then)
      exec "$@"
      """
    let doctor = desk.command(["doctor", "--json", "--store", "/mnt/tickets.db"])
    let found = try sick.wrong(
      doctor.inShell(script).wrapped(by: "/usr/bin/unshare", ["--mount"]).asRoot()
    ).filter { $0.what.hasPrefix("space: ") }
    #expect(found.map(\.severity) == (what == nil ? [] : ["problem"]))
    #expect(found.allSatisfy { $0.what.contains(what ?? "") }, "\(found)")
  }

  @Test("a limit of file sizes", arguments: [("20000", "problem"), ("4000000", "warning")])
  func fileSize(_ blocks: String, _ severity: String) throws {
    let found = try sick.wrong(
      desk.command(["doctor", "--json"]).inShell("ulimit -f \(blocks); exec \"$@\""))
    #expect(found.map(\.severity) == [severity])
    #expect(found[0].remedy.contains("mailbox_size_limit"))
  }

  @Test(
    "a sendmail that is none",
    arguments: [
      ("/nonexistent/sendmail", "does not exist"), ("/tmp", "is not a regular file"),
      ("/etc/passwd", "cannot be executed"),
    ])
  func sendmail(_ path: String, _ what: String) throws {
    try desk.text("config", "set", "sendmail", path)
    let found = try sick.wrong()
    #expect(found.map(\.severity) == ["problem"] && found[0].what.contains(what), "\(found)")
    try desk.text("config", "set", "sendmail", "/bin/true")
    #expect(try sick.wrong().isEmpty)
  }

  @Test("a sendmail that anybody may write")
  func openSendmail() throws {
    let recorder = try Recorder()
    try FileContent.setMode(0o777, of: recorder.path)
    try desk.text("config", "set", "sendmail", recorder.path)
    let found = try sick.wrong()
    #expect(found.map(\.severity) == ["problem"] && found[0].what.contains("anybody"), "\(found)")
    try sick.shell(found[0].remedy)
    #expect(try sick.wrong().isEmpty)
  }

  private func enqueue() throws {
    let store = try TicketStore.writable(
      StoreLocation(path: desk.store), lockTimeout: 5, creating: false)
    let recipients = [Address("jane@customer.example")].compactMap { $0 }
    let new = NewOutboxEntry(
      kind: .copy, ticket: nil, content: .mail(Array("Subject: x\n\ntext\n".utf8)),
      messageID: MessageID("1.a.b@desk.example"), sender: nil, recipients: recipients, due: .now())
    _ = try store.write { try $0.enqueue(new, at: .now()) }
  }

  private func doctor(at clock: String) -> Command {
    desk.command(["doctor", "--json"]).at(clock)
  }

  @Test("mail that nobody sends")
  func overdue() throws {
    try enqueue()
    #expect(try sick.wrong().isEmpty)
    let found = try sick.wrong(doctor(at: "+20m"))
    #expect(found.map(\.severity) == ["problem"])
    #expect(found[0].what.contains("1 message due") && found[0].remedy.hasPrefix("tickets flush\n"))
    try desk.text("flush")
    #expect(try sick.wrong(doctor(at: "+20m")).isEmpty)
  }

  @Test("mail that sendmail does not take, and mail that it refused")
  func refused() throws {
    let recorder = try Recorder()
    try desk.text("config", "set", "sendmail", recorder.path)
    try recorder.answer("echo 'queue full' >&2; exit 75")
    try enqueue()
    for clock in ["+0m", "+2h"] { try desk.text("flush", at: clock) }
    let found = try sick.wrong(doctor(at: "+2h"))
    #expect(found.map(\.severity) == ["warning"] && found[0].what.contains("queue full"))
    try recorder.answer("exit 67")
    try desk.text("flush", at: "+3h")
    let failed = try sick.wrong(doctor(at: "+3h"))
    #expect(
      failed.map(\.severity) == ["warning"]
        && failed[0].what.contains("1 recipient permanently refused"))
    #expect(try sick.wrong(doctor(at: "+9d")).isEmpty)
  }

  @Test("a mailbox that cannot be fetched")
  func poll() throws {
    for (key, value) in [("host", "127.0.0.1"), ("user", "u"), ("password", "p"), ("port", "1")] {
      try desk.text("config", "--queue", "default", "set", "fetch-\(key)", value)
    }
    #expect(try sick.wrong().isEmpty)
    _ = try desk.tickets("poll")
    let found = try sick.wrong()
    #expect(found.map(\.severity) == ["problem"])
    #expect(found[0].what.contains("poll: default: not fetched since 20"), "\(found)")
    #expect(found[0].remedy.contains("tickets poll --queue default"))
    try desk.text("config", "--queue", "default", "unset", "fetch-host")
    #expect(try sick.wrong().isEmpty)
  }

  @Test("what maintain has not done")
  func maintain() throws {
    try desk.text("config", "set", "autoclose-days", "1")
    try desk.deliver(Letter("a@x").text)
    try desk.text("reply", "1", "-m", "Done.")
    try desk.text("flush")
    #expect(try sick.wrong(doctor(at: "+2d")).isEmpty)
    let found = try sick.wrong(doctor(at: "+4d"))
    #expect(
      found.map(\.severity) == ["warning"] && found[0].what.contains("1 ticket overdue"), "\(found)"
    )
    try desk.text("maintain", at: "+4d")
    #expect(try sick.wrong(doctor(at: "+4d")).isEmpty)
  }

  @Test("mail on which the parser died")
  func parser() throws {
    try desk.deliver(Letter("a@x").text)
    try sick.shell(#"touch "$1.unreadable-0123""#)
    #expect(try sick.wrong().map(\.severity) == ["warning"])
    try sick.shell(#"rm "$1.unreadable-0123""#)
    try sick.sql("UPDATE message SET unreadable = 1")
    let found = try sick.wrong()
    #expect(found.map(\.severity) == ["warning"])
    #expect(found[0].remedy.contains("tickets show m1 --raw"))
    #expect(try sick.wrong(doctor(at: "+9d")).isEmpty)
  }
}
