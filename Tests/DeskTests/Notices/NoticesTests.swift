import Testing

@testable import Desk
@testable import Mail

@Suite("Notices")
struct NoticesTests {
  private static let global: [SettingKey: String] = [
    .address: "help@desk.example", .notify: "boss@desk.example",
  ]

  private func notices(_ row: NoticeRow) -> [Notice] {
    let settings = Settings(global: Self.global, queue: row.settings)
    let queues = [
      Queue(id: 1, name: "default", settings: settings),
      Queue(id: 2, name: "sales", settings: Settings(global: [.address: "sales@desk.example"])),
    ]
    let message = mail(["From: \(row.from)"] + row.fields)
    let author = message.from.first ?? Mailbox(address: nil)
    var classification = Classification.of(
      message, envelope: Envelope(sender: row.envelopeSender))
    classification.mailClass = row.mailClass ?? classification.mailClass
    let facts = NoticeFacts(
      classification: classification, correspondent: author,
      authors: message.from.compactMap(\.address), envelopeSender: row.envelopeSender,
      opensTicket: !row.circumstances.contains(.followUp),
      isDuplicate: row.circumstances.contains(.duplicate), reachesQueue: false,
      failsDMARC: row.circumstances.contains(.dmarcFailed),
      isAgentsNote: row.circumstances.contains(.agentsNote),
      isOrderRefused: row.circumstances.contains(.orderRefused),
      isSilenced: row.circumstances.contains(.silenced))
    return Notices.of(
      facts, settings: settings, administrators: settings.notify, queues: queues)
  }

  private func sent(_ notices: [Notice]) -> String {
    notices.filter { $0.refusal == nil }.map { notice in
      switch notice.kind {
      case .confirmation: "c"
      case .copy: "b"
      case .refusal: "f"
      default: "?"
      }
    }.joined()
  }

  @Test("depend on who wrote", arguments: NoticeRow.author)
  func author(_ row: NoticeRow) {
    #expect(sent(notices(row)) == row.sent, "\(notices(row))")
  }

  @Test("depend on what kind of mail it is", arguments: NoticeRow.mail)
  func mails(_ row: NoticeRow) {
    #expect(sent(notices(row)) == row.sent, "\(notices(row))")
  }

  @Test("of X-Auto-Response-Suppress only replies count", arguments: NoticeRow.suppressed)
  func suppressed(_ value: String, _ expected: String) {
    let row = NoticeRow(
      name: value, fields: ["X-Auto-Response-Suppress: \(value)"], sent: expected)
    #expect(sent(notices(row)) == expected)
  }

  @Test("of what comes onto a ticket, copies", arguments: NoticeRow.followUps)
  func followUps(_ row: NoticeRow) {
    #expect(sent(notices(row)) == row.sent, "\(notices(row))")
  }

  @Test("depend on how the desk is set up", arguments: NoticeRow.desk)
  func desk(_ row: NoticeRow) {
    #expect(sent(notices(row)) == row.sent, "\(notices(row))")
  }

  @Test("another help desk's mail is told apart, for it is confirmed once a day")
  func helpDesk() {
    let marked = mail("From: jane@x.example", "X-Zammad-Trace: 1")
    let classification = Classification.of(marked, envelope: Envelope(sender: .unknown))
    #expect(classification.automaticReplies == .once)
  }

  @Test(
    "what is not sent says why",
    arguments: [
      (NoticeRow(name: "", settings: [.address: ""], sent: ""), "the queue has no address"),
      (NoticeRow(name: "", circumstances: [.silenced], sent: ""), "--no-notify"),
      (
        NoticeRow(name: "", from: "root@x.example", sent: ""), "root@* is never written to"
      ),
      (
        NoticeRow(name: "", fields: ["Precedence: list"], sent: ""), "the mail is list"
      ),
    ])
  func reasons(_ row: NoticeRow, _ reason: String) {
    #expect(notices(row).first?.refusal == reason)
  }

  @Test("the stop of notices is told to who can be written to")
  func alerted() {
    let settings = Settings(
      global: [
        .address: "help@desk.example", .notify: "boss@desk.example, help@desk.example",
      ])
    let queues = [Queue(id: 1, name: "default", settings: settings)]
    #expect(
      Notices.alerted(settings, queues: queues).map(\.address?.text) == ["boss@desk.example"])
    #expect(Notices.alerted(Settings(global: [.notify: "a@b.example"]), queues: []).isEmpty)
  }
}
