package import Desk
internal import Mail

/// What `ingest` answers for: the mail is stored, this is where.
package struct Receipt: Sendable {
  package var ticket: Int
  package var message: Int
  package var decision: Decision
  /// What it caused to be sent, or not, and why.
  package var notices: [Notice] = []
  /// The outbox holds mail that a run now would send.
  package var hasDueMail = false

  /// The object of `ingest --json`, documented in ingest(1).
  package var json: JSON {
    [
      "format": 1,
      "ticket": .number(ticket),
      "message": .number(message),
      "action": .text(decision.action.rawValue),
    ] + decision.json + notices.json
  }
}

extension Decision {
  /// The members that `ingest --json` and `--explain --json` share.
  package var json: JSON {
    var linked: [JSON] = []
    if case .open(_, let other?) = outcome { linked = [.number(other)] }
    return [
      "rule": .text(rule),
      "class": .text(classification.mailClass.rawValue),
      "class_reason": .text(classification.reason),
      "queue": .text(queue.name),
      "message_id": .text(messageID.text),
      "linked": .array(linked),
      "tried": .array(attempts.map(\.json)),
    ]
  }
}

extension [Notice] {
  /// The member `notices` of `ingest --json`.
  package var json: JSON {
    [
      "notices": .array(
        map { notice in
          [
            "kind": .text(notice.kind.rawValue),
            "recipient": .optional(notice.recipient.address?.text),
            "refusal": .optional(notice.refusal),
          ]
        })
    ]
  }
}
