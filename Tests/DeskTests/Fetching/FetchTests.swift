import Desk
import Testing

@Suite("Which mailboxes are fetched")
struct FetchTests {
  private let server: [SettingKey: String] = [
    .pop3Host: "pop.example.com", .pop3User: "u", .pop3Password: "p",
  ]

  private func queue(
    _ name: String, _ own: [SettingKey: String], global: [SettingKey: String] = [:]
  )
    -> Queue
  {
    Queue(id: 1, name: name, settings: Settings(global: global, queue: own))
  }

  @Test("none where no host is set")
  func none() {
    #expect([queue("a", [.pop3User: "u", .pop3Password: "p"])].fetches.isEmpty)
  }

  @Test(
    "a host alone is not enough",
    arguments: [
      ([.pop3Host: "h"], SettingKey.pop3User), ([.pop3Host: "h", .pop3User: "u"], .pop3Password),
    ] as [([SettingKey: String], SettingKey)])
  func incomplete(_ settings: [SettingKey: String], _ missing: SettingKey) {
    #expect([queue("a", settings)].fetches.map(\.setup) == [.incomplete(missing: missing)])
  }

  @Test("a command goes before a password")
  func command() {
    var settings = server
    settings[.pop3PasswordCommand] = "pass show support"
    guard case .complete(let account) = FetchAccount.setup(Settings(global: settings)) else {
      Issue.record("incomplete")
      return
    }
    #expect(account.secret == .command("pass show support"))
  }

  @Test("one that queues inherit is fetched once, for all of them")
  func inherited() {
    let queues = [
      queue("a", [:], global: server), queue("b", [.pop3User: "other"], global: server),
      queue("c", [:], global: server),
    ]
    #expect(queues.fetches.map(\.label) == ["a, c", "b"])
    #expect(queues.fetches.map(\.queue) == [nil, "b"])
  }
}
