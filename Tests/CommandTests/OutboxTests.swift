import BlackBox
import Glibc
import Testing

@Suite("What is in the outbox is sent once, or kept")
struct OutboxTests {
  private let desk: TestDesk
  private let sendmail: Recorder

  init() throws {
    sendmail = try Recorder()
    desk = try TestDesk(sendmail: sendmail)
  }

  @discardableResult
  private func enqueue(
    to recipients: [String] = ["jane@customer.example"], from sender: String? = "help@desk.example",
    dueIn seconds: Int64 = 0
  ) throws -> Int {
    try desk.enqueue(to: recipients, from: sender, dueIn: seconds)
  }

  private func states(at clock: String? = nil) throws -> [String] {
    try desk.outboxStates(at: clock)
  }

  @Test("sendmail gets envelope, recipients and the whole mail")
  func handsOver() throws {
    try enqueue(to: ["jane@customer.example", "-oQ/tmp@evil.example"])
    #expect(try desk.text("flush") == "1 sent, 0 waiting, 0 failed\n")
    let mail = try #require(try sendmail.mails().first)
    #expect(
      mail.arguments == [
        "-i", "-f", "help@desk.example", "--", "-oQ/tmp@evil.example", "jane@customer.example",
      ])
    #expect(mail.text == "Subject: x\n\ntext\n")
    #expect(try states() == ["sent ", "sent "])
    #expect(try desk.text("flush") == "")
  }

  @Test("the null sender is written as <>")
  func nullSender() throws {
    try enqueue(from: nil)
    try desk.text("flush")
    #expect(try sendmail.mails()[0].arguments[2] == "<>")
  }

  @Test(
    "a temporary failure is tried again, later and later",
    arguments: ["exit 75", "echo busy >&2; exit 75", "kill -9 $$"])
  func temporaryFailure(_ answer: String) throws {
    try enqueue()
    try sendmail.answer(answer)
    #expect(try desk.text("flush") == "0 sent, 1 waiting, 0 failed\n")
    #expect(try states()[0].hasPrefix("queued \(sendmail.path) "))
    #expect(try desk.text("flush", "--due") == "")
    #expect(try desk.text("flush", "--due", at: "+6m") == "0 sent, 1 waiting, 0 failed\n")
    #expect(try desk.text("flush", "--due", at: "+11m") == "")
    try sendmail.answer("")
    #expect(try desk.text("flush") == "1 sent, 0 waiting, 0 failed\n")
  }

  @Test("what sendmail complained of is told")
  func complaint() throws {
    try enqueue()
    try sendmail.answer("echo 'no such user' >&2; exit 67")
    #expect(try desk.text("flush") == "0 sent, 0 waiting, 1 failed\n")
    #expect(try states() == ["failed \(sendmail.path) exited with 67: no such user"])
    #expect(try desk.text("flush", at: "+1d") == "")
  }

  @Test("a missing sendmail loses nothing")
  func missing() throws {
    try enqueue()
    try desk.text("config", "set", "sendmail", "/nonexistent/sendmail")
    #expect(try desk.text("flush") == "0 sent, 1 waiting, 0 failed\n")
    #expect(try states()[0].contains("/nonexistent/sendmail"))
  }

  @Test("of a sendmail that may not be run it is said so")
  func notExecutable() throws {
    try enqueue()
    let file = desk.folder.file("plain")
    try FileContent.write("".utf8, to: file)
    try desk.text("config", "set", "sendmail", file)
    try desk.text("flush")
    #expect(try states() == ["queued \(file): Permission denied"])
  }

  @Test("a change of a ticket sends what is due")
  func changeSends() throws {
    try desk.deliver(Letter("a@b").text)
    try enqueue()
    try desk.text("show", "1")
    #expect(try sendmail.mails().isEmpty, "who only looks sends nothing")
    var command = desk.command(["tag", "1", "+x"])
    command.environment["TICKETS_SENDING"] = "later"
    _ = try command.run().succeeded()
    try desk.text("tag", "1", "+y")
    #expect(try states() == ["sent "])
    #expect(try sendmail.mails().count == 1)
  }

  @Test("after five days it is given up")
  func givenUp() throws {
    try enqueue()
    try sendmail.answer("exit 75")
    #expect(try desk.text("flush", at: "+4d") == "0 sent, 1 waiting, 0 failed\n")
    try desk.text("flush", at: "+6d")
    #expect(try states(at: "+6d")[0].hasPrefix("failed given up after 5 days"))
  }

  @Test("what is held back waits for its time, also when everything is to go")
  func held() throws {
    try enqueue(dueIn: 600)
    #expect(try desk.text("flush") == "")
    #expect(try desk.text("flush", "--due", at: "+11m") == "1 sent, 0 waiting, 0 failed\n")
  }

  @Test("several processes send each mail once")
  func parallel() throws {
    for _ in 0..<20 { try enqueue() }
    let running = try (0..<6).map { _ in try desk.command(["flush"]).start() }
    #expect(running.map { $0.wait().end } == Array(repeating: .exit(0), count: 6))
    #expect(try sendmail.mails().count == 20)
  }

  @Test("a process that died while sending leaves the mail to the next, with the same Message-ID")
  func killed() throws {
    try enqueue()
    let release = try hangingSendmail()
    let flush = try desk.command(["flush"]).start()
    try Waiting.until("the mail is claimed") { try claimed() }
    // Stopped, it does not give sendmail up.
    kill(flush.processID, SIGSTOP)
    #expect(try desk.text("flush") == "", "a living process is sending it")
    kill(flush.processID, SIGKILL)
    _ = flush.wait()
    try FileContent.write([], to: release)
    #expect(try desk.text("flush") == "1 sent, 0 waiting, 0 failed\n")
  }

  private func claimed() throws -> Bool {
    try desk.json("outbox").array.first?["tries"].int == 1
  }

  @Test("a sendmail that hangs delays no delivery")
  func hanging() throws {
    let release = try hangingSendmail()
    try enqueue()
    var delivery = desk.ingest(Letter("a@b").text)
    delivery.environment["TICKETS_SENDING"] = "now"
    #expect(try delivery.run().end == .exit(0))
    #expect(try sendmail.mails().isEmpty, "it still hangs")
    try FileContent.write([], to: release)
    try Waiting.until("the mail is sent") {
      try desk.text("flush")
      return try states() == ["sent "]
    }
  }

  /// - Returns: the file for which sendmail waits.
  private func hangingSendmail() throws -> String {
    let release = desk.folder.file("release")
    try sendmail.answer(
      "until [ -e \(release) ] || [ ! -d \(desk.folder.path) ]; do sleep 0.1; done")
    return release
  }

  @Test("a delivery sends what is due, but not with --no-notify")
  func deliverySends() throws {
    try enqueue()
    try desk.deliver(Letter("a@b").text, ["--no-notify"])
    #expect(try sendmail.mails().isEmpty)
    try desk.deliver(Letter("c@d").text)
    #expect(try sendmail.mails().count == 1)
    #expect(try states() == ["sent "])
  }

  @Test("outbox shows the mail as it goes out")
  func shown() throws {
    let entry = try enqueue()
    #expect(try desk.text("outbox", "--show", "\(entry)") == "Subject: x\n\ntext\n")
    #expect(try desk.tickets("outbox", "--show", "99").end == .exit(1))
    let line = try desk.text("outbox")
    #expect(line.contains("copy") && line.contains("jane@customer.example"))
  }
}
