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
      cached("SELECT * FROM account WHERE id = \(AccountSQL.named(":name"))"),
      arguments: ["name": name]
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
    let id: Int = try row["id"]
    let patterns = try String.fetchAll(
      cached("SELECT pattern FROM account_pattern WHERE account = ? ORDER BY pattern"),
      arguments: [id])
    let fields = try Row.fetchAll(
      cached("SELECT name, value FROM account_field WHERE account = ? ORDER BY name"),
      arguments: [id]
    ).map { try Ticket.Field(name: $0["name"], value: $0["value"]) }
    return try Account(
      name: row["name"], loginURL: row["login_url"],
      patterns: patterns.compactMap { AccountPattern($0) }, fields: fields)
  }
}
