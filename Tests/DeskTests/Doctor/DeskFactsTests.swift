import Testing

@testable import Desk

@Suite("Settings that nobody can have meant")
struct DeskFactsTests {
  typealias Values = [SettingKey: String]

  private func findings(_ queues: [Values], global: Values = [:]) -> [Finding] {
    let global = global.merging([.tag: "Desk"]) { $1 }
    let queues = queues.enumerated().map { place, own in
      Queue(
        id: place + 1, name: ["a", "b", "c"][place], settings: Settings(global: global, queue: own))
    }
    return DeskFacts(queues: queues, knowledgeBases: ["Public"], unreadable: []).findings
      .filter { $0.severity != .ok }
  }

  private static let mailbox: Values = [
    .fetchHost: "pop.example.com", .fetchUser: "u", .fetchPassword: "p",
  ]

  struct Row: Sendable, CustomTestStringConvertible {
    var values: Values
    /// What follows `tickets config --queue a`; nil: nothing is wrong.
    var remedy: String?
    var severity = Finding.Severity.warning

    var testDescription: String {
      values.map { "\($0.key.rawValue)=\($0.value)" }.sorted().joined(separator: " ")
    }
  }

  static let rows = [
    Row(values: [:], remedy: nil),
    Row(values: [.address: ""], remedy: "set address ADDRESS"),
    Row(values: [.address: "help-desk@d.example", .replyExtension: "+"], remedy: nil),
    Row(
      values: [.address: "help-desk@d.example", .replyExtension: "-"],
      remedy: "set reply-extension +"),
    Row(values: [.notify: "boss@d.example"], remedy: nil),
    Row(values: [.notify: "root@d.example"], remedy: "set notify ADDRESSES"),
    Row(values: [.notify: "help@d.example"], remedy: "set notify ADDRESSES", severity: .problem),
    Row(values: [.notify: "help+x@d.example"], remedy: "set notify ADDRESSES", severity: .problem),
    Row(values: [.agents: "help@d.example"], remedy: "set agents ADDRESSES", severity: .problem),
    Row(values: mailbox, remedy: nil),
    Row(values: [.fetchHost: "h"], remedy: "set fetch-user VALUE", severity: .problem),
    Row(
      values: [.fetchHost: "h", .fetchUser: "u"], remedy: "set fetch-password VALUE",
      severity: .problem),
    Row(
      values: mailbox.merging([.fetchPasswordCommand: "cat x"]) { $1 },
      remedy: "set fetch-password ''"
    ),
    Row(values: mailbox.merging([.fetchTLS: "no"]) { $1 }, remedy: "set fetch-tls yes"),
    Row(values: mailbox.merging([.fetchTLS: "no", .fetchHost: "127.0.0.1"]) { $1 }, remedy: nil),
    Row(values: [.fetchTLS: "no"], remedy: nil),
    Row(values: [.autocloseDays: "5", .autocloseWarningDays: "4"], remedy: nil),
    Row(
      values: [.autocloseDays: "5", .autocloseWarningDays: "5"],
      remedy: "set autoclose-warning-days 4"),
    Row(
      values: [.autocloseDays: "1", .autocloseWarningDays: "1"],
      remedy: "set autoclose-warning-days ''"),
    Row(values: [.autocloseWarningDays: "2"], remedy: "set autoclose-warning-days ''"),
    Row(
      values: [.autocloseDays: "-1", .autocloseWarningDays: "2"],
      remedy: "set autoclose-warning-days ''"),
    Row(values: [.kbCustomers: "public", .maxSuggestions: "3"], remedy: nil),
    Row(values: [.kbCustomers: "pubic"], remedy: "set kb-customers BASE"),
    Row(values: [.kbStaff: "pubic"], remedy: "set kb-staff BASE"),
    Row(values: [.maxSuggestions: "3"], remedy: "set kb-customers BASE"),
    Row(values: [.checkSender: "no", .authservID: ""], remedy: nil),
    Row(values: [.tag: "ticket"], remedy: "set tag WORD"),
    Row(values: [.tag: ""], remedy: "set tag WORD"),
  ]

  @Test("each has its remedy", arguments: rows)
  func row(_ row: Row) {
    let found = findings([[.address: "help@d.example"].merging(row.values) { $1 }])
    #expect(
      found.map(\.remedy) == (row.remedy.map { ["tickets config --queue a \($0)"] } ?? []))
    #expect(found.allSatisfy { $0.severity == row.severity && $0.subject == "queue a" })
  }

  @Test("what queues inherit is told once, of all of them")
  func inherited() {
    let queues: [Values] = [
      [.address: "a@d.example"], [.address: "b@d.example", .fetchTLS: "yes"],
      [.address: "c@d.example"],
    ]
    let found = findings(
      queues, global: DeskFactsTests.mailbox.merging([.fetchTLS: "no"]) { $1 })
    #expect(found.map(\.subject) == ["queues a, c"])
    #expect(found.map(\.remedy) == ["tickets config --queue NAME set fetch-tls yes"])
  }

  @Test("an address belongs to one queue")
  func sharedAddress() {
    let found = findings([[.address: "Help@d.example"], [.address: "help@D.example"]])
    #expect(found.map(\.severity) == [.problem])
    #expect(found.map(\.remedy) == ["tickets config --queue b set address ADDRESS"])
  }

  @Test("an alias belongs to one queue, too")
  func sharedAlias() {
    let found = findings([
      [.address: "a@d.example", .aliases: "x@d.example"],
      [.address: "b@d.example", .aliases: "y@d.example, X@d.example"],
    ])
    #expect(found.map(\.remedy) == ["tickets config --queue b set aliases ADDRESS"])
  }

  @Test("of the other queues too, an address is nobody's to be told")
  func otherQueue() {
    let found = findings([
      [.address: "a@d.example", .notify: "b@d.example"], [.address: "b@d.example"],
    ])
    #expect(found.map(\.subject) == ["queue a"])
    #expect(found.first?.what.contains("queue b") == true)
  }

  @Test(
    "the authserv-id that most mails carry is proposed",
    arguments: [
      ([String](repeating: "mx.us", count: 5), "set authserv-id mx.us"),
      (
        [String](repeating: "MX.us", count: 4) + ["mx.us", "evil", "other"], "set authserv-id mx.us"
      ),
      ([String](repeating: "mx.us", count: 4), nil),
      ([String](repeating: "mx.us", count: 6) + ["a", "b", "c", "d"], nil),
      ([String](repeating: "$(x)'; y", count: 9), nil), ([], nil),
    ])
  func authservID(_ ids: [String], _ remedy: String?) {
    let queue = Queue(
      id: 1, name: "a", settings: Settings(global: [.address: "help@d.example", .tag: "Desk"]))
    let facts = DeskFacts(
      queues: [queue], knowledgeBases: [], unreadable: [], authservIDs: ids)
    let remedies = facts.findings.compactMap(\.remedy)
    #expect(remedies == remedy.map { ["tickets config --queue a \($0)"] } ?? [])
    let set = Queue(
      id: 1, name: "a",
      settings: Settings(global: [.address: "h@d.x", .tag: "Desk", .authservID: "mx"]))
    let quiet = DeskFacts(queues: [set], knowledgeBases: [], unreadable: [], authservIDs: ids)
    #expect(quiet.findings.allSatisfy { $0.remedy == nil })
  }
}
