/// The documented, read-only face of the file: tickets-store(5).
enum PublicViews {
  static let all = [EffectiveTicket.autoCloseView, ticket, message, event]

  private static func rfc3339(_ column: String) -> String {
    "strftime('%Y-%m-%dT%H:%M:%SZ', \(column), 'unixepoch')"
  }

  private static let ticket = """
    CREATE VIEW v_ticket AS
    SELECT id AS ticket, queue_name AS queue, subject, requester_name, requester_address, status,
      CASE priority WHEN 0 THEN 'low' WHEN 1 THEN 'normal' WHEN 2 THEN 'high' ELSE 'urgent' END
        AS priority,
      assignee, coalesce(account, (SELECT name FROM account WHERE id = known)) AS account,
      coalesce(login_url, (SELECT login_url FROM account WHERE \(isOfTicket))) AS login_url,
      \(rfc3339("created")) AS created, \(rfc3339("updated")) AS updated,
      \(rfc3339("answered")) AS answered, \(rfc3339("closed")) AS closed,
      \(rfc3339("closes_at")) AS closes_at, \(rfc3339("hold_until")) AS hold_until,
      waiting, \(rfc3339("waiting_since")) AS waiting_since, message_count,
      undelivered > 0 AS undelivered, merged_into
    FROM (SELECT *, \(known) AS known FROM (\(EffectiveTicket.select(now: "unixepoch()"))) AS t)
      AS t
    """

  /// The account of the requester's address, unless that is known to be forged.
  private static let known =
    "CASE WHEN vouched THEN \(AccountSQL.ofRequester(ticket: "t.id")) END"

  /// By the ticket's own account, or else by the requester's address.
  private static let isOfTicket = """
    CASE WHEN t.account IS NULL THEN account.id = known
      ELSE account.name = t.account COLLATE NOCASE END
    """

  private static let message = """
    CREATE VIEW v_message AS
    SELECT id AS message, ticket, direction, class, class_reason, rule, message_id, in_reply_to,
      from_name, from_address, subject, \(rfc3339("date")) AS date,
      \(rfc3339("received")) AS received, stranger, unreadable, partly_read, size, sha256,
      text
    FROM message
    """

  private static let event = """
    CREATE VIEW v_event AS
    SELECT id AS event, ticket, message, \(rfc3339("at")) AS at, actor, kind, before, after, note
    FROM event
    """
}
