import Testing

@testable import Desk
@testable import Mail

@Suite("Classification")
struct ClassificationTests {
  func classify(_ message: Message, sender: Envelope.Sender = .unknown) -> Classification {
    Classification.of(message, envelope: Envelope(sender: sender))
  }

  @Test("made by a program", arguments: ClassRows.auto)
  func auto(_ lines: [String]) {
    #expect(classify(mail(lines)).mailClass == .auto)
  }

  @Test("sent to many", arguments: ClassRows.list)
  func list(_ lines: [String]) {
    #expect(classify(mail(lines)).mailClass == .list)
  }

  @Test("written by a person", arguments: ClassRows.human)
  func human(_ lines: [String]) {
    #expect(classify(mail(lines)).mailClass == .human)
  }

  @Test("a bounce without a report's structure", arguments: ClassRows.bounce)
  func bounce(_ lines: [String]) {
    #expect(classify(mail(lines)).mailClass == .bounce)
  }

  @Test(
    "a report decides before any header",
    arguments: [
      (Report.Kind.delivery, MailClass.bounce), (.disposition, .receipt), (.feedback, .receipt),
    ])
  func report(_ kind: Report.Kind, _ expected: MailClass) {
    var message = mail("Auto-Submitted: auto-replied", "List-Id: <x>")
    message.report = Report(kind: kind, originalMessageID: nil)
    #expect(classify(message, sender: .null).mailClass == expected)
  }

  @Test("an empty envelope sender without a report is automatic")
  func nullSender() throws {
    let address = try #require(Address("jane@example.org"))
    #expect(classify(mail("List-Id: <x>"), sender: .null).mailClass == .auto)
    #expect(classify(mail(), sender: .address(address)).mailClass == .human)
    #expect(classify(mail(), sender: .unknown).mailClass == .human)
  }

  @Test("our own mail come back comes before everything")
  func ownMail() {
    var message = mail("Auto-Submitted: auto-replied")
    message.report = Report(kind: .delivery, originalMessageID: nil)
    let classification = Classification.of(message, envelope: Envelope(), returned: "we sent it")
    #expect(classification.mailClass == .own && classification.reason == "we sent it")
  }

  @Test(
    "the reason names the header and its value",
    arguments: [
      (["Auto-Submitted: auto-replied (x)"], "Auto-Submitted: auto-replied (x)"),
      (["List-Id: <a>", "List-Post: <b>"], "List-Id: <a>"),
      (["Subject: Automatic reply: x"], "Subject: Automatic reply: x"),
      (["X-Loop: a\u{1B}[31m\u{202E}b\u{0}\r\n c"], "X-Loop: a[31mb c"),
      (
        ["X-Loop: " + String(repeating: "x", count: 500)],
        "X-Loop: " + String(repeating: "x", count: 120) + "…"
      ),
      (
        ["From: mailer-daemon@x.example", "Subject: failure notice"],
        "From: mailer-daemon@x.example, Subject: failure notice"
      ),
    ])
  func reason(_ lines: [String], _ expected: String) {
    #expect(classify(mail(lines)).reason.split(separator: " ") == expected.split(separator: " "))
  }

  @Test(
    "a spam filter's flag is read",
    arguments: [
      (["X-Spam-Flag: YES"], true), (["x-spam-flag: yes "], true), (["X-Spam-Flag: NO"], false),
      (["X-Spam-Flag: YESTERDAY"], false), (["X-Spam-Status: Yes"], false), ([], false),
    ])
  func spam(_ lines: [String], _ expected: Bool) {
    #expect(classify(mail(lines)).isSpam == expected)
  }

  @Test(
    "X-Auto-Response-Suppress keeps replies back, receipts aside",
    arguments: [
      ("All", AutomaticReplies.suppressed), ("all", .suppressed), ("OOF", .suppressed),
      ("AutoReply", .suppressed), ("DR, RN, NRN, OOF, AutoReply", .suppressed),
      ("DR,OOF", .suppressed), ("DR; AutoReply", .suppressed), ("DR", .allowed),
      ("RN, NRN", .allowed), ("None", .allowed), ("", .allowed), ("Overall", .allowed),
    ])
  func suppressed(_ value: String, _ expected: AutomaticReplies) {
    #expect(classify(mail("X-Auto-Response-Suppress: \(value)")).automaticReplies == expected)
  }

  @Test(
    "another help desk is answered once",
    arguments: [
      "X-RT-Loop-Prevention", "RT-Ticket", "X-OTRS-Loop", "X-Zammad-Ticket-Id",
      "X-FreeScout-Mail-Type", "X-Roundup-Loop", "X-Debbugs-CC", "X-ServiceNow-Generated",
      "X-JIRA-FingerPrint", "X-Zendesk-From-Account-Id", "X-Freshdesk-Ticket", "X-GitHub-Reason",
      "X-GitLab-Project", "X-Redmine-Host", "X-Tickets-Id", "x-otrs-loop",
    ])
  func helpDesk(_ name: String) {
    let once = classify(mail("\(name): x"))
    #expect(once.mailClass == .human)
    #expect(once.automaticReplies == .once)
    #expect(once.helpDeskMark == name)
    let suppressed = classify(mail("\(name): x", "X-Auto-Response-Suppress: All"))
    #expect(suppressed.automaticReplies == .suppressed)
    #expect(suppressed.helpDeskMark == name)
  }

  @Test("a hundred thousand lines are one pass")
  func manyLines() {
    var lines = Array(repeating: "X-Filler: auto-reply", count: 100_000)
    lines.append("Auto-Submitted: auto-replied")
    #expect(classify(mail(lines)).mailClass == .auto)
  }
}
