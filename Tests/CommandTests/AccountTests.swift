import BlackBox
import Testing

@Suite("Accounts")
struct AccountTests {
  let desk: TestDesk

  static let file = """
    account,domain,address,plan,login_url\r
    acme,acme.example,,gold,https://cp.example/acme\r
    sub,dev.acme.example,,silver,\r
    jane,,jane@acme.example,"bronze, old",https://cp.example/jane\r

    """

  init() throws {
    desk = try TestDesk()
    try desk.text("init")
  }

  @discardableResult
  private func load(_ text: String = AccountTests.file) throws -> String {
    try importing(text).succeeded().text
  }

  private func importing(_ text: String) throws -> Execution {
    var command = desk.command(["account", "import", "-"])
    command.input = Array(text.utf8)
    return try command.run()
  }

  /// The ticket that a mail from `address` opens.
  private func open(_ address: String, _ fields: [String] = [], trusted: Bool = false) throws -> Int
  {
    let letter = Letter("\(address)\(fields.count)", from: address, subject: address, fields)
    let opened = try desk.deliver(letter.text, trusted ? ["--trusted"] : [])
    return try #require(opened["ticket"].int)
  }

  @Test(
    "the whole address counts before its domain, that before the domain above",
    arguments: [
      ("Joe <joe@acme.example>", "acme"), ("joe@mail.acme.example", "acme"),
      ("Jane <JANE@Acme.Example>", "jane"), ("joe@dev.acme.example", "sub"),
      ("jane@dev.acme.example", "sub"), ("joe@x.dev.acme.example", "sub"),
      ("joe@notacme.example", nil), ("joe@example", nil), ("acme.example@other.example", nil),
      ("\"x@acme.example\"@other.example", nil),
    ] as [(String, String?)])
  func precedence(_ address: String, _ account: String?) throws {
    let number = try open(address)
    #expect(try desk.ticket(number)["account"] == .null)
    try load()
    #expect(try desk.ticket(number)["account"].text == account)
    for name in ["acme", "sub", "jane"] {
      let found = try desk.json("search", "account:\(name)").array
      #expect(found.count == (name == account ? 1 : 0), "\(name)")
    }
    let view = try desk.rows("SELECT account FROM v_ticket")
    #expect(view == [account ?? ""])
  }

  @Test("a mail's ticket shows account, fields and login link, also one opened before the import")
  func shows() throws {
    let number = try open("joe@acme.example")
    try load()
    let ticket = try desk.ticket(number)
    #expect(ticket["login_url"] == "https://cp.example/acme")
    #expect(ticket["fields"] == .object(["plan": "gold"]))
    let text = try desk.text("show", "\(number)")
    for line in ["account: acme\n", "login: https://cp.example/acme\n", "plan: gold\n"] {
      #expect(text.contains(line))
    }
    #expect(try desk.json("list", "account:ACME").array.map { $0["account"] } == ["acme"])
    #expect(try desk.rows("SELECT login_url FROM v_ticket") == ["https://cp.example/acme"])
  }

  @Test("without a link of its own an account has the one that login-url makes")
  func loginURL() throws {
    try load("account,domain\na b/c,acme.example\n")
    let number = try open("joe@acme.example")
    #expect(try desk.ticket(number)["login_url"] == .null)
    try desk.text("config", "set", "login-url", "https://cp.example/?a={account}")
    #expect(try desk.ticket(number)["login_url"] == "https://cp.example/?a=a%20b%2Fc")
    try desk.text("config", "--queue", "default", "set", "login-url", "")
    #expect(try desk.ticket(number)["login_url"] == .null)
  }

  @Test("what a trusted mail said of a ticket stands")
  func trusted() throws {
    try load(AccountTests.file + "boss,boss.example,,iron,https://cp.example/boss\n")
    let own = try open(
      "joe@acme.example", ["X-Ticket-Account: boss", "X-Ticket-Field: plan=own"], trusted: true)
    let ticket = try desk.ticket(own)
    #expect(ticket["account"] == "boss" && ticket["login_url"] == "https://cp.example/boss")
    #expect(ticket["fields"] == .object(["plan": "own"]))
    #expect(try desk.json("search", "account:acme").array.isEmpty)
    let linked = try open(
      "ann@acme.example", ["X-Ticket-Login-URL: https://other.example/"], trusted: true)
    #expect(try desk.ticket(linked)["login_url"] == "https://other.example/")
    #expect(try desk.ticket(linked)["account"] == "acme")
    let unknown = try open(
      "bob@acme.example", ["X-Ticket-Account: nobody's", "X-A: b"], trusted: true)
    #expect(try desk.ticket(unknown)["account"] == "nobody's")
    #expect(try desk.ticket(unknown)["fields"] == .object([:]))
  }

  @Test("a sender that is known to be forged has nobody's account")
  func forged() throws {
    try load()
    try desk.text("config", "set", "authserv-id", "mx.desk.example")
    let number = try open(
      "joe@acme.example", ["Authentication-Results: mx.desk.example; dmarc=fail"])
    #expect(try desk.ticket(number)["account"] == .null)
    #expect(try desk.json("search", "account:acme").array.isEmpty)
    #expect(try desk.rows("SELECT coalesce(account, login_url) FROM v_ticket") == [""])
  }

  @Test("in a list each ticket has its own customer's account, fields and link")
  func list() throws {
    try load(AccountTests.file + "plain,plain.example,,tin,\n")
    try desk.text("config", "set", "login-url", "https://cp.example/?a={account}")
    try desk.text("queue", "add", "sales")
    try desk.text("config", "--queue", "sales", "set", "login-url", "https://s.example/{account}")
    for address in ["joe@acme.example", "jane@acme.example", "x@other.example", "y@plain.example"] {
      _ = try open(address)
    }
    _ = try open("z@acme.example", ["X-Ticket-Account: PLAIN"], trusted: true)
    try desk.text("queue", "4", "sales")
    let tickets = try desk.json("list", "sort:id").array
    #expect(tickets.map { $0["account"] } == ["acme", "jane", .null, "plain", "PLAIN"])
    #expect(
      tickets.map { $0["login_url"] } == [
        "https://cp.example/acme", "https://cp.example/jane", .null, "https://s.example/plain",
        "https://cp.example/?a=PLAIN",
      ])
    #expect(tickets.map { $0["fields"]["plan"] } == ["gold", "bronze, old", .null, "tin", "tin"])
  }

  @Test("the same file again changes nothing; a changed one, what differs")
  func idempotent() throws {
    #expect(try load() == "3 accounts, 3 of them new or changed\n")
    #expect(try load() == "3 accounts, 0 of them new or changed\n")
    let changed = AccountTests.file.replacing("gold", with: "platinum")
    #expect(try load(changed) == "3 accounts, 1 of them new or changed\n")
    let events = try desk.rows("SELECT note FROM v_event WHERE kind = 'account'")
    #expect(events == ["acme", "sub", "jane", "acme"])
    let last = try desk.rows(
      "SELECT before || ' > ' || after FROM v_event WHERE kind = 'account' ORDER BY event DESC")
    #expect(
      last.first == "acme.example, plan=gold, https://cp.example/acme > "
        + "acme.example, plan=platinum, https://cp.example/acme")
  }

  @Test("an address moves to the account that the file gives it to; others stay")
  func moves() throws {
    try load()
    try load("account,address\nnew,jane@acme.example\n")
    #expect(try desk.json("account", "show", "jane@acme.example")["account"] == "new")
    #expect(try desk.json("account").array.map { $0["account"] } == ["acme", "jane", "new", "sub"])
  }

  @Test("a wrong file changes nothing, and every wrong line is named")
  func refusal() throws {
    try load()
    let before = try FileContent.read(desk.store)
    let run = try importing("account,address\nx,good@x.example\ny,bad\n,z@x.example\n")
    #expect(run.end == .exit(65))
    #expect(run.errors.contains("line 3: 'bad' is not an address"), "\(run.errors)")
    #expect(run.errors.contains("line 4: no account"))
    #expect(try FileContent.read(desk.store) == before)
    #expect(try desk.tickets("account", "import", "/nonexistent").end == .exit(66))
  }

  @Test("accounts are listed, shown and removed")
  func manage() throws {
    try load()
    #expect(try desk.text("account", "list").contains("acme  acme.example"))
    let jane = try desk.json("account", "show", "JANE")
    #expect(jane["addresses"] == .array(["jane@acme.example"]) && jane["domains"] == .array([]))
    #expect(jane["fields"] == .object(["plan": "bronze, old"]))
    let text = try desk.text("account", "show", "who@dev.acme.example")
    #expect(text == "account: sub\nmail from: dev.acme.example\nplan: silver\n")
    let number = try open("jane@acme.example")
    try desk.text("account", "remove", "jane")
    #expect(try desk.ticket(number)["account"] == "acme")
    let run = try desk.tickets("account", "remove", "acme", "nobody")
    #expect(run.end == .exit(1) && run.errors.contains("nobody"))
    #expect(try desk.ticket(number)["account"] == "acme")
    #expect(try desk.tickets("account", "show", "x@y.example").end == .exit(1))
  }

  @Test("what a mail says without --trusted is no account")
  func untrusted() throws {
    let number = try open("joe@acme.example", ["X-Ticket-Account: boss"])
    #expect(try desk.ticket(number)["account"] == .null)
  }
}
