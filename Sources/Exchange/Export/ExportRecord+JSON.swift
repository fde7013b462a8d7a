internal import Desk
internal import Mail

extension TicketRecord {
  /// The member `ticket_record` of an export, documented in tickets(1).
  var json: JSON {
    [
      "account": .optional(account),
      "login_url": .optional(loginURL),
      "fields": .object(fields.map { (name: $0.name, value: .text($0.value)) }),
      "vouched": .bool(isVouched),
      "warned": .time(warned),
      "merged": .array(merged.map(JSON.number)),
    ]
  }
}

extension MessageRecord {
  /// The member `message_record` of an export, documented in tickets(1).
  var json: JSON {
    [
      "content_hash": .text(contentHash),
      "tried": .array(attempts.map { $0.json + ["ticket": .optional($0.ticket)] }),
      "arrivals": .array(arrivals.map(\.json)),
      "split_off": .array(splitOff.map(JSON.number)),
      "sending": sending?.json ?? .null,
      "outcomes": .array(outcomes.map(\.exportJSON)),
    ]
  }
}

extension MessageRecord.Arrival {
  fileprivate var json: JSON {
    ["queue": .text(queue), "recipient": .text(recipient), "at": .time(at)]
  }
}

extension MessageRecord.Sending {
  fileprivate var json: JSON {
    [
      "kind": .text(kind.rawValue),
      "sender": .optional(sender?.text),
      "created": .time(created),
      "taken_back": .bool(isTakenBack),
    ]
  }
}

extension OutboxEntry.Recipient {
  fileprivate var exportJSON: JSON {
    [
      "recipient": .text(address.text), "state": .text(state.rawValue), "detail": .text(detail),
    ]
  }
}
