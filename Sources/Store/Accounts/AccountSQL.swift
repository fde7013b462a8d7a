/// Whose account an address belongs to: the whole address before its domain, that before the domain
/// above it.
enum AccountSQL {
  /// The account of the ticket's requester, as a scalar: NULL when no pattern fits.
  ///
  /// - Parameter ticket: an SQL expression for its number.
  static func ofRequester(ticket: String) -> String {
    of(
      addresses: """
        SELECT b.address, b.domain FROM participant AS p JOIN mailbox AS b ON b.id = p.mailbox
        WHERE p.ticket = \(ticket) AND p.role = 'requester'
        """)
  }

  /// - Parameters:
  ///   - address: an SQL expression for `Address.key`.
  ///   - domain: the same for `Address.domain`.
  static func of(address: String, domain: String) -> String {
    of(addresses: "SELECT \(address), \(domain)")
  }

  /// The account of that name, without regard to case unless several differ only in it.
  ///
  /// - Parameter name: an SQL expression.
  static func named(_ name: String) -> String {
    """
    coalesce(
      (SELECT id FROM account WHERE name = \(name)),
      (SELECT id FROM account WHERE \(isNamed("name", name)) LIMIT 1))
    """
  }

  private static func isNamed(_ column: String, _ name: String) -> String {
    "\(Dialect.caseBlind(column)) = \(Dialect.caseBlind(name))"
  }

  private static func of(addresses: String) -> String {
    """
    (WITH RECURSIVE
      own (address, domain) AS (\(addresses)),
      above (name) AS (
        SELECT domain FROM own
        UNION ALL
        SELECT substr(name, instr(name, '.') + 1) FROM above WHERE instr(name, '.') > 0)
    SELECT account FROM account_pattern
    WHERE pattern IN (SELECT address FROM own UNION ALL SELECT name FROM above)
    ORDER BY length(pattern) DESC LIMIT 1)
    """
  }

  /// The tickets of an account by its patterns. A ticket whose own account is known, or whose
  /// sender is not vouched for, is nobody else's.
  ///
  /// - Parameter name: an SQL expression for the account's name.
  static func tickets(of name: String) -> String {
    """
    t.account IS NULL AND t.vouched AND t.id IN (
      SELECT p.ticket FROM account AS a CROSS JOIN account_pattern AS o ON o.account = a.id
      CROSS JOIN mailbox AS b ON b.address = o.pattern
        OR \(ReverseDomain.isWithin("b.reverse_domain", "o.reverse_domain"))
      CROSS JOIN participant AS p ON p.mailbox = b.id AND p.role = 'requester'
      WHERE \(isNamed("a.name", name))
        AND a.id = \(of(address: "b.address", domain: "b.domain")))
    """
  }
}
