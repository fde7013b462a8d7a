package import Desk
package import Mail

extension Snapshot {
  /// All accounts by name.
  package func accounts() throws -> [Account] {
    try Row.fetchAll(
      db, sql: "SELECT * FROM account ORDER BY \(Dialect.caseBlind("name"))"
    ).map(complete)
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

extension Transaction {
  /// Makes an account what is said of it; an address or domain leaves the account it was with.
  ///
  /// - Returns: whether anything changed.
  package func put(_ account: Account, by actor: String, at now: Timestamp) throws -> Bool {
    let before = try snapshot.account(exactly: account.name)
    guard before?.contents != account.contents else { return false }
    try db.execute(
      sql: """
        INSERT INTO account (name, login_url) VALUES (:name, :url)
        ON CONFLICT (name) DO UPDATE SET login_url = :url
        """, arguments: ["name": account.name, "url": account.loginURL])
    let id = try Int.fetchOne(
      db, sql: "SELECT id FROM account WHERE name = ?", arguments: [account.name])
    for table in ["account_pattern", "account_field"] {
      try db.execute(sql: "DELETE FROM \(table) WHERE account = ?", arguments: [id])
    }
    for pattern in account.patterns {
      try db.execute(
        sql: """
          INSERT INTO account_pattern VALUES (?, ?, ?)
          ON CONFLICT (pattern) DO UPDATE SET account = excluded.account
          """, arguments: [pattern.key, id, pattern.reverseDomain])
    }
    for field in account.fields {
      try db.execute(
        sql: "INSERT INTO account_field VALUES (?, ?, ?)",
        arguments: [id, field.name, field.value])
    }
    try recordAccount(account.name, before?.summary, account.summary, by: actor, at: now)
    return true
  }

  /// - Returns: false when there is no such account.
  package func removeAccount(_ name: String, by actor: String, at now: Timestamp) throws -> Bool {
    guard let account = try snapshot.account(named: name) else { return false }
    let id = try Int.fetchOne(
      db, sql: "SELECT id FROM account WHERE name = ?", arguments: [account.name])
    for table in ["account_pattern", "account_field"] {
      try db.execute(sql: "DELETE FROM \(table) WHERE account = ?", arguments: [id])
    }
    try db.execute(sql: "DELETE FROM account WHERE id = ?", arguments: [id])
    try recordAccount(account.name, account.summary, nil, by: actor, at: now)
    return true
  }

  private func recordAccount(
    _ name: String, _ before: String?, _ after: String?, by actor: String, at now: Timestamp
  ) throws {
    try record(
      Event(at: now, actor: actor, kind: .account, before: before, after: after, note: name))
  }
}

extension Snapshot {
  fileprivate func account(exactly name: String) throws -> Account? {
    try account(named: name).flatMap { $0.name == name ? $0 : nil }
  }
}

extension Account {
  /// Without order: what makes two accounts the same.
  fileprivate var contents: [String?] {
    [name, loginURL] + patterns.map(\.key).sorted()
      + fields.map { "\($0.name)=\($0.value)" }.sorted()
  }
}

extension AccountPattern {
  /// Of a domain, by which its mailboxes are found.
  fileprivate var reverseDomain: String? {
    switch self {
    case .address: nil
    case .domain(let domain): ReverseDomain.of(domain)
    }
  }
}
