import Testing

@testable import Mail

@Suite("Reports")
struct ReadingReportTests {
  private static func report(_ type: String, _ fields: String, _ original: String = "") -> Report? {
    let raw = """
      From: MAILER-DAEMON@example.com
      Content-Type: multipart/report; report-type=x; boundary=b

      --b

      The mail could not be delivered.
      --b
      Content-Type: message/\(type)

      \(fields)
      --b
      \(original)
      --b--
      """
    return Message(reading: Array(raw.utf8)).report
  }

  struct Row: Sendable, CustomTestStringConvertible {
    let fields: String
    let recipients: [Report.Recipient]
    var testDescription: String { fields }
  }

  @Test(
    "Each recipient's block of a delivery status is read",
    arguments: [
      Row(
        fields: "Reporting-MTA: dns; a\n\nFinal-Recipient: rfc822; a@b.c\nAction: failed\n"
          + "Status: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1\n  unknown user",
        recipients: [
          .init(
            address: Address("a@b.c"), action: .failed, status: "5.1.1",
            diagnostic: "smtp; 550 5.1.1 unknown user")
        ]),
      Row(
        fields: "Reporting-MTA: dns; a\n\nFinal-Recipient: rfc822;a@b.c\nAction: delayed\n"
          + "Status: 4.4.1 (timeout)\n\nFinal-Recipient: rfc822;d@e.f\nAction: Delivered\nStatus: 2.0.0",
        recipients: [
          .init(address: Address("a@b.c"), action: .delayed, status: "4.4.1"),
          .init(address: Address("d@e.f"), action: .delivered, status: "2.0.0"),
        ]),
      Row(
        fields: "Original-Recipient: rfc822;alias@b.c\nFinal-Recipient: rfc822;a@b.c\n"
          + "Action: failed (mailbox full)\nStatus: 5.2.2",
        recipients: [
          .init(
            address: Address("alias@b.c"), aliases: [Address("a@b.c")].compactMap { $0 },
            action: .failed, status: "5.2.2")
        ]),
      Row(
        fields: "Final-Recipient: a@b.c\nStatus: 4.2.2",
        recipients: [.init(address: Address("a@b.c"), action: .delayed, status: "4.2.2")]),
      Row(
        fields: "Reporting-MTA: dns; a", recipients: [.init(address: nil, action: .failed)]),
    ])
  func recipients(_ row: Row) {
    let report = Self.report("delivery-status", row.fields)
    #expect(report?.kind == .delivery)
    #expect(report?.recipients == row.recipients)
  }

  @Test(
    "The Message-ID is the enclosed original's, whole or its header",
    arguments: [
      "Content-Type: message/rfc822\n\nMessage-ID: <o@x.y>\n\ntext",
      "Content-Type: text/rfc822-headers\n\nSubject: s\nMessage-ID:\n <o@x.y>",
      "Content-Type: message/global-headers\n\nMessage-ID: <o@x.y>",
      "Content-Type: text/rfc822-headers\nContent-Transfer-Encoding: base64\n\n"
        + "TWVzc2FnZS1JRDogPG9AeC55Pgo=",
      "Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n"
        + "TWVzc2FnZS1JRDogPG9AeC55Pgo=",
    ])
  func originalID(original: String) {
    let fields = "Final-Recipient: rfc822; a@b.c\nAction: failed"
    #expect(
      Self.report("delivery-status", fields, original)?.originalMessageID == MessageID("o@x.y"))
    #expect(Self.report("feedback-report", "User-Agent: x", original)?.kind == .feedback)
    #expect(
      Self.report("feedback-report", "", original)?.originalMessageID == MessageID("o@x.y"))
  }

  @Test("A receipt names the mail it is for")
  func receipt() {
    let report = Self.report(
      "disposition-notification", "Final-Recipient: rfc822; a@b.c\nOriginal-Message-ID: <o@x.y>")
    #expect(report?.kind == .disposition && report?.originalMessageID == MessageID("o@x.y"))
  }

  @Test(
    "A report that lost its part is one by its type",
    arguments: [
      ("delivery-status", .delivery), ("disposition-notification", .disposition),
      ("Feedback-Report", .feedback), ("something-else", nil),
    ] as [(String, Report.Kind?)])
  func declared(type: String, kind: Report.Kind?) {
    let raw =
      "Content-Type: multipart/report; report-type=\(type); boundary=b\n\n--b\n\ntext\n--b--\n"
    #expect(Message(reading: Array(raw.utf8)).report?.kind == kind)
  }

  struct Plain: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let from: String
    let extra: String
    let body: String
    let report: Report
  }

  private static let copy =
    "--- Below this line is a copy of the message.\n\n"
    + "Return-Path: <a@b.c>\nMessage-ID: <o@x.y>\n\nold text"

  @Test(
    "Bounces in plain text are read",
    arguments: [
      Plain(
        testDescription: "qmail", from: "MAILER-DAEMON@example.com", extra: "",
        body: "Hi. This is the qmail-send program.\n\n<d@e.f>:\nNo such user. (#5.1.1)\n\n" + copy,
        report: Report(
          kind: .delivery, originalMessageID: MessageID("o@x.y"),
          recipients: [
            .init(
              address: Address("d@e.f"), action: .failed, status: "5.1.1",
              diagnostic: "No such user. (#5.1.1)")
          ])),
      Plain(
        testDescription: "Exim", from: "Mail Delivery System <Mailer-Daemon@example.com>",
        extra: "X-Failed-Recipients: d@e.f, g@h.i\n",
        body: "A message that you sent could not be delivered.\n\n"
          + "------ This is a copy of the message, including all the headers. ------\n\n"
          + "Message-Id: <o@x.y>\n",
        report: Report(
          kind: .delivery, originalMessageID: MessageID("o@x.y"),
          recipients: [
            .init(address: Address("d@e.f"), action: .failed),
            .init(address: Address("g@h.i"), action: .failed),
          ])),
      Plain(
        testDescription: "an empty From", from: "<>", extra: "", body: copy,
        report: Report(
          kind: .delivery, originalMessageID: MessageID("o@x.y"),
          recipients: [.init(address: nil, action: .failed)])),
    ])
  func plain(_ row: Plain) {
    let raw = "From: \(row.from)\n\(row.extra)Subject: failure notice\n\n\(row.body)"
    let report = Message(reading: Array(raw.utf8)).report
    #expect(report?.originalMessageID == row.report.originalMessageID)
    #expect(report?.recipients == row.report.recipients)
    #expect(report?.signs.contains(.container) == false)
  }
}
