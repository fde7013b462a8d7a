import Testing

@testable import Desk
@testable import Mail

@Suite("Correspondent")
struct CorrespondentTests {
  struct Row: Sendable {
    var lines: [String]
    var senderFrom: SenderFrom = .from
    var name = ""
    var address: String?
    var source: Correspondent.Source
    var passes = false
  }

  static let rows: [Row] = [
    Row(
      lines: ["From: Jane Doe <jane@example.org>"], name: "Jane Doe", address: "jane@example.org",
      source: .from, passes: true),
    Row(
      lines: ["From: jane@example.org", "Reply-To: other@example.org"], address: "jane@example.org",
      source: .from, passes: true),
    Row(
      lines: ["From: jane@example.org", "Sender: secretary@example.org"],
      address: "jane@example.org", source: .from, passes: true),
    Row(
      lines: ["From: Doe, Jane <jane@example.org>"], name: "Jane", address: "jane@example.org",
      source: .from, passes: true),
    Row(
      lines: ["From: a@example.org, b@example.org"], address: "a@example.org", source: .from),
    Row(
      lines: ["From: a@example.org", "From: b@example.org"], address: "a@example.org",
      source: .from),
    Row(
      lines: ["From: a@example.org", "from: a@example.org"], address: "a@example.org",
      source: .from),
    Row(lines: ["From: a@example.org, A@EXAMPLE.ORG"], address: "a@example.org", source: .from),
    Row(lines: ["From: \"...\" <>"], name: "...", source: .none),
    Row(lines: ["Subject: x"], source: .none),
    Row(
      lines: ["From: \"...\" <>", "Sender: jane@example.org"], address: "jane@example.org",
      source: .sender),
    Row(lines: ["Reply-To: jane@example.org"], address: "jane@example.org", source: .replyTo),
    Row(
      lines: ["From: form@site.example", "Reply-To: Jane <jane@example.org>"],
      senderFrom: .replyTo, name: "Jane", address: "jane@example.org", source: .replyTo),
    Row(
      lines: ["From: jane@example.org", "Reply-To: JANE@example.org"], senderFrom: .replyTo,
      address: "jane@example.org", source: .from, passes: true),
    Row(
      lines: ["From: form@site.example"], senderFrom: .replyTo, address: "form@site.example",
      source: .from, passes: true),
    Row(
      lines: ["From: form@site.example", "Reply-To: <>"], senderFrom: .replyTo,
      address: "form@site.example", source: .from, passes: true),
    // Contact forms in our own name, and in nobody's
    Row(
      lines: ["From: Site <help@desk.example>", "Reply-To: Petra <petra@example.org>"],
      name: "Petra", address: "petra@example.org", source: .replyTo),
    Row(
      lines: ["From: No-Reply@site.example", "Reply-To: petra@example.org"],
      address: "petra@example.org", source: .replyTo),
    Row(
      lines: ["From: help@desk.example", "Reply-To: help+c1-x@desk.example"],
      address: "help@desk.example", source: .from, passes: true),
    Row(
      lines: ["From: noreply@site.example", "Reply-To: bounce@site.example"],
      address: "noreply@site.example", source: .from, passes: true),
    Row(
      lines: ["From: info@site.example", "Reply-To: petra@example.org"],
      address: "info@site.example", source: .from, passes: true),
  ]

  static let queues = [
    Queue(id: 1, name: "default", settings: Settings(global: [.address: "help@desk.example"]))
  ]

  static let lists: [Row] = [
    // Google Groups
    Row(
      lines: [
        "From: 'Jane Doe' via Support <support@example.com>",
        "Reply-To: Jane Doe <jane@example.org>",
        "X-Original-Sender: jane@example.org", "X-Original-From: Jane Doe <jane@example.org>",
        "Mailing-list: list support@example.com; contact support+owners@example.com",
        "List-ID: <support.example.com>",
      ], name: "Jane Doe", address: "jane@example.org", source: .originalAuthor),
    Row(
      lines: [
        "From: 'Jane Doe' via Support <support@example.com>",
        "X-Original-Sender: jane@example.org",
      ], name: "Jane Doe", address: "jane@example.org", source: .originalAuthor),
    // A group that had no reason to rewrite: X-Original-Sender may be a bounce address.
    Row(
      lines: [
        "From: Jane Doe <jane@example.org>", "X-Original-Sender: bounce+1@mailer.example",
        "Mailing-list: list support@example.com; contact support+owners@example.com",
      ], name: "Jane Doe", address: "jane@example.org", source: .from, passes: true),
    // Mailman
    Row(
      lines: [
        "From: Jane Doe via Helpers <helpers@lists.example>",
        "Reply-To: Jane Doe <jane@example.org>", "List-Post: <mailto:helpers@lists.example>",
      ], name: "Jane Doe", address: "jane@example.org", source: .originalAuthor),
    Row(
      lines: [
        "From: Jane Doe via Helpers <helpers@lists.example>",
        "Reply-To: Helpers <helpers@lists.example>, Jane Doe <jane@example.org>",
        "List-Id: Our helpers <helpers.lists.example>",
      ], name: "Jane Doe", address: "jane@example.org", source: .originalAuthor),
    Row(
      lines: [
        "From: helpers@lists.example", "Reply-To: jane@example.org",
        "X-BeenThere: Helpers@lists.example",
      ], address: "jane@example.org", source: .originalAuthor),
    // Sympa
    Row(
      lines: [
        "From: \"Jane Doe\" (via helpers Mailing List) <helpers@lists.example>",
        "X-Original-From: \"Jane Doe\" <jane@example.org>", "List-Id: <helpers.lists.example>",
      ], name: "Jane Doe", address: "jane@example.org", source: .originalAuthor),
    // Lists that leave From alone
    Row(
      lines: [
        "From: Jane Doe <jane@example.org>", "Reply-To: helpers@lists.example",
        "List-Post: <mailto:helpers@lists.example>",
      ], name: "Jane Doe", address: "jane@example.org", source: .from, passes: true),
    Row(
      lines: [
        "From: Jane <jane@example.org>", "X-Original-From: Jane <jane@example.org>",
        "List-Id: <l.example>",
      ], name: "Jane", address: "jane@example.org", source: .from, passes: true),
    // A service writing for somebody is no list
    Row(
      lines: ["From: Jane via Signing <dse@sign.example>", "Reply-To: jane@example.org"],
      name: "Jane via Signing", address: "dse@sign.example", source: .from, passes: true),
    // Anybody can write the header
    Row(
      lines: ["From: mallory@evil.example", "X-Original-From: jane@example.org"],
      address: "mallory@evil.example", source: .from, passes: true),
    Row(
      lines: [
        "From: x via y <mallory@evil.example>", "X-Original-From: jane@example.org",
      ], name: "x", address: "jane@example.org", source: .originalAuthor),
    Row(
      lines: ["From: x via y <l@lists.example>", "X-Original-From: nobody", "List-Id: <l>"],
      name: "x via y", address: "l@lists.example", source: .from, passes: true),
  ]

  @Test("the correspondent is who wrote, not who carried it", arguments: rows + lists)
  func correspondent(_ row: Row) {
    let result = Correspondent.of(
      mail(row.lines), senderFrom: row.senderFrom, queues: CorrespondentTests.queues)
    #expect(result.mailbox.name == row.name)
    #expect(result.mailbox.address == row.address.flatMap(Address.init))
    #expect(result.source == row.source)
    #expect(result.passesSenderCheck == row.passes)
  }

  @Test("an author header wins over Reply-To also when the queue reads Reply-To")
  func listBeforeReplyTo() {
    let message = mail(
      "From: Jane via L <l@lists.example>", "X-Original-From: Jane <jane@example.org>",
      "Reply-To: l@lists.example", "List-Id: <l.lists.example>")
    let result = Correspondent.of(message, senderFrom: .replyTo, queues: [])
    #expect(result.mailbox.address == Address("jane@example.org"))
  }
}
