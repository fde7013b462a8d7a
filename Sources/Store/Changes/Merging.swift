internal import Desk
package import Mail

extension Transaction {
  /// Makes a settled ticket part of another: its messages keep their numbers, and its own number
  /// leads to the other for ever.
  package func merge(_ ticket: Int, into target: Int, by actor: String, at now: Timestamp) throws {
    let messages = try Int.fetchAll(
      db, sql: "SELECT id FROM message WHERE ticket = ? ORDER BY id", arguments: [ticket])
    try joinStates(ticket, target, by: actor, at: now)
    try execute("UPDATE ticket SET merged_into = ? WHERE id = ?", [target, ticket])
    try execute(
      """
      UPDATE outbox SET ticket = :target
      WHERE message IN (SELECT id FROM message WHERE ticket = :ticket)
      """, ["ticket": ticket, "target": target])
    try execute("UPDATE message SET ticket = ? WHERE ticket = ?", [target, ticket])
    try joinAttributes(of: ticket, to: target)
    try joinAccount(of: ticket, to: target)
    for one in [target, ticket] {
      try recount(one)
      try touch(one, at: now)
      try record(
        Event(
          at: now, actor: actor, kind: .merge, before: "\(ticket)", after: "\(target)",
          note: MessageList.text(messages), ticket: one))
    }
  }

  private func joinStates(
    _ ticket: Int, _ target: Int, by actor: String, at now: Timestamp
  ) throws {
    let before = try state(of: target)
    let after = before.joined(by: try state(of: ticket))
    try write(after, to: target)
    guard before.facts.status != after.facts.status else { return }
    try record(
      Event(
        at: now, actor: actor, kind: .status, before: before.facts.status.rawValue,
        after: after.facts.status.rawValue, note: "#\(ticket) is open", ticket: target))
  }

  /// What the target has already stays as it is there.
  private func joinAttributes(of ticket: Int, to target: Int) throws {
    for copy in [
      "tag SELECT tag, :target FROM tag",
      "field SELECT :target, name, value FROM field",
      "base_subject SELECT queue, subject_key, :target FROM base_subject",
    ] {
      try execute(
        "INSERT INTO \(copy) WHERE ticket = :ticket ON CONFLICT DO NOTHING",
        ["ticket": ticket, "target": target])
    }
    try execute(
      """
      INSERT INTO participant
      SELECT mailbox, :target, name, 
        CASE role WHEN 'requester' THEN 'participant' ELSE role END
      FROM participant WHERE ticket = :ticket AND mailbox NOT IN (
        SELECT mailbox FROM participant WHERE ticket = :target)
      ORDER BY role DESC, mailbox LIMIT :room
      ON CONFLICT DO NOTHING
      """,
      [
        "ticket": ticket, "target": target,
        "room": try Participants.room(onTicket: target, db),
      ])
    let links = try Int.fetchAll(
      db, sql: "SELECT other FROM link WHERE ticket = ?", arguments: [ticket])
    for other in links where other != target {
      if try hasRoomForLink(target, to: other), try hasRoomForLink(other, to: target) {
        try putBack(.link(other), to: target)
      }
    }
  }

  /// A login link goes with its account.
  private func joinAccount(of ticket: Int, to target: Int) throws {
    try execute(
      """
      UPDATE ticket SET account = coalesce(ticket.account, other.account),
        login_url = CASE WHEN ticket.account IS NULL OR ticket.account = other.account
          THEN coalesce(ticket.login_url, other.login_url) ELSE ticket.login_url END,
        vouched = ticket.vouched OR other.vouched
      FROM ticket AS other WHERE ticket.id = :target AND other.id = :ticket
      """, ["ticket": ticket, "target": target])
  }
}

/// Messages as an event's note names them.
enum MessageList {
  static func text(_ messages: [Int]) -> String {
    messages.map { "m\($0)" }.joined(separator: " ")
  }
}
