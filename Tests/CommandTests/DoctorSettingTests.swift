import BlackBox
import Testing

@Suite("Doctor: addresses and settings")
struct DoctorSettingTests {
  let sick: DoctorDesk

  init() throws {
    sick = try DoctorDesk()
  }

  private var desk: TestDesk { sick.desk }

  struct Row: Sendable, CustomTestStringConvertible {
    var settings: [(String, String)]
    var what: String
    /// Settings that put it right.
    var repair: (String, String)
    var severity = "warning"

    var testDescription: String { what }
  }

  static let rows = [
    Row(settings: [("address", "")], what: "no address", repair: ("address", "help@desk.example")),
    Row(
      settings: [("address", "help-desk@desk.example"), ("reply-extension", "-")],
      what: "reply-extension", repair: ("reply-extension", "+")),
    Row(
      settings: [("notify", "help@desk.example")], what: "notify: help@desk.example",
      repair: ("notify", "boss@desk.example"), severity: "problem"),
    Row(
      settings: [("agents", "help@desk.example")], what: "agents: help@desk.example",
      repair: ("agents", "boss@desk.example"), severity: "problem"),
    Row(
      settings: [("notify", "root@desk.example")], what: "nothing is ever sent to",
      repair: ("notify", "boss@desk.example")),
    Row(
      settings: [("fetch-host", "pop.example.com")], what: "fetch-host without fetch-user",
      repair: ("fetch-host", ""), severity: "problem"),
    Row(
      settings: [("fetch-host", "pop.example.com"), ("fetch-user", "u")],
      what: "fetch-host without fetch-password", repair: ("fetch-password", "p"),
      severity: "problem"),
    Row(
      settings: [
        ("fetch-host", "pop.example.com"), ("fetch-user", "u"), ("fetch-password", "p"),
        ("fetch-password-command", "true"),
      ], what: "fetch-password is not used", repair: ("fetch-password", "")),
    Row(
      settings: [
        ("fetch-host", "pop.example.com"), ("fetch-user", "u"), ("fetch-password", "p"),
        ("fetch-tls", "no"),
      ], what: "fetch-tls no", repair: ("fetch-tls", "yes")),
    Row(
      settings: [("autoclose-days", "3"), ("autoclose-warning-days", "3")],
      what: "autoclose-warning-days 3 is not less than", repair: ("autoclose-warning-days", "2")),
    Row(
      settings: [("kb-customers", "hosting")], what: "there is no knowledge base 'hosting'",
      repair: ("kb-customers", "")),
    Row(
      settings: [("max-suggestions", "3")], what: "max-suggestions without kb-customers",
      repair: ("max-suggestions", "0")),
    Row(
      settings: [("tag", "ticket")],
      what: "the tag is the default, ticket, which other help desks also use",
      repair: ("tag", "Whitaker")),
  ]

  @Test("what nobody can have meant is told, until it is put right", arguments: rows)
  func row(_ row: Row) throws {
    for (key, value) in row.settings { try set(key, value) }
    let found = try sick.wrong()
    #expect(found.map(\.severity) == [row.severity], "\(found)")
    #expect(found.allSatisfy { $0.what.hasPrefix("queue default: ") })
    #expect(found.allSatisfy { $0.what.contains(row.what) }, "\(found)")
    #expect(found.allSatisfy { $0.remedy.hasPrefix("tickets config --queue default ") })
    try set(row.repair.0, row.repair.1)
    #expect(try sick.wrong().isEmpty)
  }

  private func set(_ key: String, _ value: String) throws {
    try desk.text("config", "--queue", "default", "set", key, value)
    if key == "address" { try desk.text("config", "set", "sendmail", "/bin/true") }
  }

  @Test("one address in two queues")
  func sharedAddress() throws {
    try desk.text("queue", "add", "sales", "--address", "help@desk.example")
    let found = try sick.wrong()
    #expect(found.map(\.severity) == ["problem"])
    #expect(found[0].what.contains("of queue default, too"), "\(found)")
    try desk.text("config", "--queue", "sales", "set", "address", "sales@desk.example")
    #expect(try sick.wrong().isEmpty)
  }

  @Test("one address in two queues as an alias")
  func sharedAlias() throws {
    try desk.text("queue", "add", "sales", "--address", "sales@desk.example")
    try desk.text(
      "config", "--queue", "sales", "set", "aliases", "offers@desk.example help@desk.example")
    let found = try sick.wrong()
    #expect(found.map(\.severity) == ["problem"])
    #expect(found[0].what.contains("help@desk.example is the address of queue default"), "\(found)")
    #expect(found[0].remedy.contains("set aliases"), "\(found)")
  }

  @Test(
    "stored values that mean nothing",
    arguments: [
      ("login-url", "https://panel.example/"), ("template-answer", "{{#subject}}"),
      ("autoclose-days", "soon"), ("sendmail", "sendmail -t"),
    ])
  func unreadable(_ key: String, _ value: String) throws {
    try desk.text("config", "unset", key)
    try sick.sql("INSERT INTO setting (queue, key, value) VALUES (0, '\(key)', '\(value)')")
    let found = try sick.wrong()
    #expect(found.contains { $0.severity == "problem" && $0.what.hasPrefix("settings: \(key): ") })
    try sick.sql("DELETE FROM setting WHERE key = '\(key)'")
    try desk.text("config", "set", "sendmail", "/bin/true")
    #expect(try sick.wrong().isEmpty)
  }

  @Test("what is worth knowing is said only when asked")
  func notes() throws {
    try desk.text("config", "set", "check-sender", "no")
    #expect(try desk.text("doctor") == "nothing wrong\n")
    let verbose = try desk.text("doctor", "-v")
    #expect(verbose.contains("no authserv-id") && verbose.contains("check-sender no"))
  }
}
