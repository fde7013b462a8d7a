internal import Desk
internal import Mail

extension Transaction {
  /// Clears what tickets and their logs have taken from a message.
  func clearTexts(
    of stored: StoredMessage, _ redaction: Redaction, on tickets: [Int]
  ) throws {
    let clearing = TextClearing(redaction, subject: stored.subject)
    try clear("correspondent", ["name"], where: "message = ?", stored.number, clearing)
    try clearTrials(of: stored.number, redaction)
    for ticket in tickets {
      try clear(
        "ticket", ["subject", "requester_name", "account", "login_url"], where: "id = ?", ticket,
        clearing)
      try clear("participant", ["name"], where: "ticket = ?", ticket, clearing)
      try clear("field", ["value"], where: "ticket = ?", ticket, clearing)
      try clear("event", ["before", "after", "note"], where: "ticket = ?", ticket, clearing)
      try forgetChanges(of: ticket, clearing)
    }
  }

  private func clear(
    _ table: String, _ columns: [String], where test: String, _ key: Int, _ clearing: TextClearing
  ) throws {
    for column in columns {
      let values = try String.fetchSet(
        db,
        sql: "SELECT \(column) FROM \(table) WHERE \(test) AND \(column) IS NOT NULL",
        arguments: [key])
      for value in values where clearing.clears(value) {
        try execute(
          "UPDATE \(table) SET \(column) = ? WHERE \(test) AND \(column) = ?",
          [clearing.cleared(value), key, value])
      }
    }
  }

  /// Evidence quotes subjects as rules compare them, folded.
  private func clearTrials(of message: Int, _ redaction: Redaction) throws {
    for trial in try Row.fetchAll(
      db, sql: "SELECT place, evidence FROM trial WHERE message = ?", arguments: [message])
    {
      guard try redaction.isEvidenceCleared(trial["evidence"]) else { continue }
      try execute(
        "UPDATE trial SET evidence = ? WHERE message = ? AND place = ?",
        [Redaction.marker, message, try trial["place"] as Int])
    }
  }

  /// A change that would bring the text back cannot be undone any more.
  private func forgetChanges(of ticket: Int, _ clearing: TextClearing) throws {
    let changes = try Int.fetchAll(
      db, sql: "SELECT DISTINCT change FROM event WHERE ticket = ? AND change IS NOT NULL",
      arguments: [ticket])
    for change in changes
    where try reversal(ofChange: change).texts.contains(where: clearing.clears) {
      try execute("UPDATE event SET change = NULL WHERE change = ?", [change])
      try execute("DELETE FROM change WHERE id = ?", [change])
    }
  }
}

/// What becomes of a text that tickets or events have from a message.
private struct TextClearing {
  private let redaction: Redaction
  /// Goes with the whole message.
  private let subject: String

  init(_ redaction: Redaction, subject: String) {
    self.redaction = redaction
    self.subject = subject
  }

  func cleared(_ text: String) -> String {
    if redaction == .whole, text == subject, !subject.isEmpty { return Redaction.marker }
    return redaction.cleared(text)
  }

  func clears(_ text: String) -> Bool { cleared(text) != text }
}

extension Redaction {
  fileprivate func isEvidenceCleared(_ evidence: String) -> Bool {
    switch self {
    case .whole: true
    case .part: false
    case .text(let text): compatibilityFolded(evidence).contains(compatibilityFolded(text))
    }
  }
}

extension Reversal {
  fileprivate var texts: [String] {
    tickets.flatMap { Array($0.lost) + Array($0.gained) }.compactMap { fact in
      switch fact {
      case .column(_, .text(let text)), .tag(let text), .field(_, let text),
        .participant(_, let text, _):
        text
      case .column, .baseSubject, .link, .message, .splitOff: nil
      }
    }
  }
}
