/// The ticket as every reader sees it: what is due by `now` has happened, with no daemon. The same
/// arithmetic as `Lifecycle.Facts.due`, in SQL, so that lists need not read every ticket; a test
/// holds the two together.
enum EffectiveTicket {
  /// A SELECT over `ticket` with `status`, `closed`, `hold_until` as of `now`, an SQL expression in
  /// seconds since 1970, and `closes_at`.
  static func select(now: String) -> String {
    """
    SELECT t.id, t.queue, q.name AS queue_name, t.subject, t.requester_name, t.requester_address,
      CASE WHEN t.due <= \(now) THEN 'closed' WHEN t.back <= \(now) THEN 'open' ELSE t.status END
        AS status, t.status AS recorded_status,
      t.priority, t.assignee, t.account, t.login_url, t.created, t.updated, t.answered,
      CASE WHEN t.due <= \(now) THEN t.due ELSE t.closed END AS closed,
      CASE WHEN t.due > \(now) THEN t.due END AS closes_at,
      CASE WHEN t.hold_until > \(now) THEN t.hold_until END AS hold_until,
      CASE WHEN t.due <= \(now) THEN NULL WHEN t.back <= \(now) THEN 'us' ELSE t.waiting END
        AS waiting,
      CASE
        WHEN t.due <= \(now) THEN NULL
        WHEN t.back <= \(now) AND t.waiting IS NOT 'us' THEN t.back
        ELSE t.waiting_since
      END AS waiting_since,
      t.last_human, t.message_count, t.undelivered, t.vouched, t.merged_into
    FROM (\(moments)) AS t JOIN queue AS q ON q.id = t.queue
    """
  }

  /// `due`: when an answered ticket closes; NULL where `autoclose-days` is -1. `back`: when a ticket
  /// on hold opens.
  private static let moments = """
    SELECT t.*,
      CASE WHEN t.status = 'answered' AND a.days <> '-1'
        THEN t.answered + CAST(a.days AS INTEGER) * 86400 END AS due,
      CASE WHEN t.status = 'hold' THEN t.hold_until END AS back
    FROM ticket AS t JOIN queue_autoclose AS a ON a.id = t.queue
    """

  static let autoCloseView = """
    CREATE VIEW queue_autoclose AS
    SELECT id, coalesce(
      (SELECT value FROM setting WHERE queue = queue.id AND key = 'autoclose-days'),
      (SELECT value FROM setting WHERE queue = 0 AND key = 'autoclose-days'), '') AS days
    FROM queue
    """
}
