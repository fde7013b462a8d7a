package import Desk
package import Mail

extension Snapshot {
  /// All accounts by name.
  package func accounts() throws -> [Account] {
    try Row.fetchAll(db, sql: "SELECT * FROM account ORDER BY name COLLATE NOCASE").map(complete)
  }

  /// - Parameter name: compared without regard to case, unless several differ only in it.
  package func account(named name: String) throws -> Account? {
    try Row.fetchOne(
      cached(
        """
        SELECT * FROM account WHERE name = :name COLLATE NOCASE ORDER BY name <> :name LIMIT 1
        """), arguments: ["name": name]
    ).map(complete)
  }

  /// The account that mail from an address belongs to.
  package func account(of address: Address) throws -> Account? {
    let found = AccountSQL.of(address: ":address", domain: ":domain")
    return try Row.fetchOne(
      cached("SELECT * FROM account WHERE id = \(found)"),
      arguments: ["address": address.key, "domain": address.domain]
    ).map(complete)
  }

  private func complete(_ row: Row) throws -> Account {
    let id: Int = row["id"]
    let patterns = try String.fetchAll(
      cached("SELECT pattern FROM account_pattern WHERE account = ? ORDER BY pattern"),
      arguments: [id])
    let fields = try Row.fetchAll(
      cached("SELECT name, value FROM account_field WHERE account = ? ORDER BY name"),
      arguments: [id]
    ).map { Ticket.Field(name: $0["name"], value: $0["value"]) }
    return Account(
      name: row["name"], loginURL: row["login_url"],
      patterns: patterns.compactMap { AccountPattern($0) }, fields: fields)
  }

  /// Adds what is known of the customer: what a trusted mail said of this ticket stands before what
  /// is known of its account, and that before the link that `login-url` makes.
  ///
  /// - Parameter vouched: false where the requester's address is known to be forged.
  func addAccount(to ticket: inout Ticket, queue: Int, vouched: Bool) throws {
    let account =
      if let name = ticket.account {
        try account(named: name)
      } else if vouched, let address = ticket.requester.address {
        try account(of: address)
      } else {
        nil as Account?
      }
    guard let name = ticket.account ?? account?.name else { return }
    let own = Set(ticket.fields.map(\.name))
    ticket.account = name
    ticket.fields += (account?.fields ?? []).filter { !own.contains($0.name) }
    ticket.loginURL =
      try ticket.loginURL ?? account?.loginURL ?? loginLink(ofQueue: queue)?.url(account: name)
  }

  private func loginLink(ofQueue queue: Int) throws -> LoginLink? {
    try String.fetchOne(
      cached(
        """
        SELECT value FROM setting WHERE key = 'login-url' AND queue IN (0, ?)
        ORDER BY queue DESC LIMIT 1
        """), arguments: [queue]
    ).flatMap { LoginLink($0) }
  }
}
