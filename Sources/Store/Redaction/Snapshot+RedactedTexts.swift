internal import Desk
internal import Mail

extension Snapshot {
  /// Clears what tickets and their logs have taken from a message.
  func textClearings(
    of stored: StoredMessage, _ redaction: Redaction, on tickets: [Int]
  ) throws -> [RedactionDraft.Edit] {
    let clearing = TextClearing(redaction, subject: stored.subject)
    var edits = try trialClearings(of: stored.number, redaction)
    edits += try clearings(
      "correspondent", ["name"], where: "message = ?", stored.number, clearing)
    for ticket in tickets {
      edits += try clearings(
        "ticket", ["subject", "requester_name", "account", "login_url"], where: "id = ?", ticket,
        clearing)
      edits += try clearings("participant", ["name"], where: "ticket = ?", ticket, clearing)
      edits += try clearings("field", ["value"], where: "ticket = ?", ticket, clearing)
      edits += try clearings(
        "event", ["before", "after", "note"], where: "ticket = ?", ticket, clearing)
      edits += try changesToForget(of: ticket, clearing)
    }
    return edits
  }

  private func clearings(
    _ table: String, _ columns: [String], where test: String, _ key: Int, _ clearing: TextClearing
  ) throws -> [RedactionDraft.Edit] {
    try columns.flatMap { column in
      try String.fetchSet(
        db,
        sql: "SELECT \(column) FROM \(table) WHERE \(test) AND \(column) IS NOT NULL",
        arguments: [key]
      ).filter(clearing.clears).map { value in
        RedactionDraft.Edit(
          sql: "UPDATE \(table) SET \(column) = ? WHERE \(test) AND \(column) = ?",
          arguments: [clearing.cleared(value), key, value])
      }
    }
  }

  /// Evidence quotes subjects as rules compare them, folded.
  private func trialClearings(
    of message: Int, _ redaction: Redaction
  ) throws -> [RedactionDraft.Edit] {
    try Row.fetchAll(
      db, sql: "SELECT place, evidence FROM trial WHERE message = ?", arguments: [message]
    ).filter { redaction.isEvidenceCleared(try $0["evidence"]) }.map { trial in
      RedactionDraft.Edit(
        sql: "UPDATE trial SET evidence = ? WHERE message = ? AND place = ?",
        arguments: [Redaction.marker, message, try trial["place"] as Int])
    }
  }

  /// A change that would bring the text back cannot be undone any more.
  private func changesToForget(
    of ticket: Int, _ clearing: TextClearing
  ) throws -> [RedactionDraft.Edit] {
    try Int.fetchAll(
      db, sql: "SELECT DISTINCT change FROM event WHERE ticket = ? AND change IS NOT NULL",
      arguments: [ticket]
    ).filter { try reversal(ofChange: $0).texts.contains(where: clearing.clears) }
      .flatMap { change in
        [
          "UPDATE event SET change = NULL WHERE change = ?", "DELETE FROM change WHERE id = ?",
        ].map { RedactionDraft.Edit(sql: $0, arguments: [change]) }
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
