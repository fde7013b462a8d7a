internal import Desk
internal import Mail

/// The accounts of tickets' customers, read with one query of each kind for all tickets.
struct TicketAccounts {
  private struct Account {
    var name: String
    var loginURL: String?
    var fields: [Ticket.Field]
  }

  private var accounts: [Int: Account] = [:]
  /// By the queue's number; 0: of all queues.
  private var loginLinks: [Int: String] = [:]

  init(of tickets: [Int], _ db: Connection) throws {
    for row in try Row.fetchAll(
      db, sql: "SELECT queue, value FROM setting WHERE key = 'login-url'")
    {
      loginLinks[try row["queue"]] = try row["value"] as String
    }
    guard try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM account)") ?? false else {
      return
    }
    let rows = try Row.fetchAll(
      db, sql: TicketAccounts.rows, arguments: ["tickets": Dialect.list(tickets)])
    let fields = try TicketAccounts.fields(of: Set(rows.map { try $0["id"] as Int }), db)
    for row in rows {
      accounts[try row["ticket"]] = try Account(
        name: row["name"], loginURL: row["login_url"], fields: fields[row["id"]] ?? [])
    }
  }

  /// What a trusted mail said of the ticket stands before what is known of its account, and that
  /// before the link that `login-url` makes.
  func complete(_ ticket: Ticket, queue: Int) -> Ticket {
    let account = accounts[ticket.number]
    guard let name = ticket.account ?? account?.name else { return ticket }
    var ticket = ticket
    let own = Set(ticket.fields.map(\.name))
    ticket.account = name
    ticket.fields += (account?.fields ?? []).filter { !own.contains($0.name) }
    ticket.loginURL =
      ticket.loginURL ?? account?.loginURL
      ?? (loginLinks[queue] ?? loginLinks[0]).flatMap { LoginLink($0) }?.url(account: name)
    return ticket
  }

  /// The account that a trusted mail named, else the requester's, unless the requester's address is
  /// known to be forged.
  private static let rows = """
    SELECT t.id AS ticket, a.id, a.name, a.login_url FROM ticket AS t
    CROSS JOIN account AS a ON a.id = CASE
      WHEN t.account IS NOT NULL THEN \(AccountSQL.named("t.account"))
      WHEN t.vouched THEN \(AccountSQL.ofRequester(ticket: "t.id"))
    END
    WHERE t.id IN \(Dialect.elements(of: ":tickets"))
    """

  private static func fields(
    of accounts: Set<Int>, _ db: Connection
  ) throws -> [Int: [Ticket.Field]] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT account, name, value FROM account_field
        WHERE account IN \(Dialect.elements(of: "?")) ORDER BY name
        """, arguments: [Dialect.list(accounts)]
    ).reduce(into: [:]) { fields, row in
      try fields[row["account"], default: []].append(.init(name: row["name"], value: row["value"]))
    }
  }
}
