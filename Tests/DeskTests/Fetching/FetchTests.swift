import Desk
import Testing

@Suite("Which mailboxes are fetched")
struct FetchTests {
  private let server: [SettingKey: String] = [
    .fetchHost: "pop.example.com", .fetchUser: "u", .fetchPassword: "p",
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
    #expect([queue("a", [.fetchUser: "u", .fetchPassword: "p"])].fetches.isEmpty)
  }

  @Test(
    "a host alone is not enough",
    arguments: [
      ([.fetchHost: "h"], SettingKey.fetchUser),
      ([.fetchHost: "h", .fetchUser: "u"], .fetchPassword),
    ] as [([SettingKey: String], SettingKey)])
  func incomplete(_ settings: [SettingKey: String], _ missing: SettingKey) {
    #expect([queue("a", settings)].fetches.map(\.setup) == [.incomplete(missing: missing)])
  }

  @Test("a command goes before a password")
  func command() {
    var settings = server
    settings[.fetchPasswordCommand] = "pass show support"
    guard case .complete(let account) = FetchAccount.setup(Settings(global: settings)) else {
      Issue.record("incomplete")
      return
    }
    #expect(account.secret == .command("pass show support"))
  }

  @Test("one that queues inherit is fetched once, for all of them")
  func inherited() {
    let queues = [
      queue("a", [:], global: server), queue("b", [.fetchUser: "other"], global: server),
      queue("c", [:], global: server),
    ]
    #expect(queues.fetches.map(\.label) == ["a, c", "b"])
    #expect(queues.fetches.map(\.queue) == [nil, "b"])
  }
}
