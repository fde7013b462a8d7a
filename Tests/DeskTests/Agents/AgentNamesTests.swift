import Testing

@testable import Desk
@testable import Mail

@Suite("Names of agents")
struct AgentNamesTests {
  private static let queues = [
    Queue(
      id: 1, name: "default",
      settings: Settings(global: [.agents: "anna=anna@example.com, joe@example.com"])),
    Queue(
      id: 2, name: "sales",
      settings: Settings(global: [.agents: "Anna=anna@home.example, joe=joe@example.com"])),
  ]

  @Test(
    "all that one agent is called",
    arguments: [
      ("anna", ["anna", "anna@example.com", "anna@home.example"]),
      ("ANNA", ["ANNA", "anna@example.com", "anna@home.example"]),
      ("anna@example.com", ["anna@example.com", "anna"]),
      ("joe@example.com", ["joe@example.com", "joe"]),
      ("joe", ["joe", "joe@example.com"]),
      ("eve", ["eve"]), ("eve@example.com", ["eve@example.com"]), ("", [""]),
    ])
  func aliases(_ agent: String, _ expected: [String]) {
    #expect(Self.queues.aliases(of: agent) == expected)
  }

  @Test(
    "whoever writes has the name that a queue gives, else the address",
    arguments: [
      ("ANNA@example.com", "anna"), ("joe@example.com", "joe"), ("eve@x.example", "eve@x.example"),
    ])
  func name(_ address: String, _ expected: String) throws {
    let address = try #require(Address(address))
    #expect(Self.queues.agentName(of: address) == expected)
  }

  @Test("names give no more and no fewer agents")
  func addresses() {
    let settings = Self.queues[0].settings
    #expect(
      settings.agents == ["anna@example.com", "joe@example.com"].compactMap(Address.init))
  }
}
