package import Mail

extension StoredMessage {
  /// The message object of `show --json`, documented in tickets(1).
  package func json(headers: [HeaderField]) -> JSON {
    [
      "format": 1,
      "message": .number(number),
      "ticket": .number(ticket),
      "direction": .text(direction.rawValue),
      "class": .text(mailClass.rawValue),
      "class_reason": .text(classReason),
      "rule": .text(rule.rawValue),
      "message_id": .text(messageID.text),
      "in_reply_to": .optional(inReplyTo.first?.text),
      "references": .texts(references.map(\.text)),
      "from": from.json,
      "reply_to": .array(replyTo.map(\.json)),
      "to": .array(to.map(\.json)),
      "cc": .array(cc.map(\.json)),
      "date": .time(date),
      "received": .time(received),
      "subject": .text(subject),
      "text": .text(text),
      "visible_text": .text(visibleText),
      "stranger": .bool(isStranger),
      "unreadable": .bool(isUnreadable),
      "partly_read": .bool(isPartlyRead),
      "size": .number(size),
      "sha256": .text(sha256),
      "headers": .array(headers.map(\.json)),
      "parts": .array(parts.map(\.json)),
      "deliveries": .array(
        recipients.map { ["recipient": .text($0.address), "state": .text($0.state)] }),
    ]
  }
}

extension HeaderField {
  fileprivate var json: JSON { ["name": .text(name), "value": .text(value)] }
}

extension Part {
  fileprivate var json: JSON {
    [
      "part": .number(number),
      "type": .text(type),
      "charset": .optional(charset),
      "disposition": .optional(disposition?.rawValue),
      "filename": .optional(filename),
      "size": .number(size),
      "sha256": .text(sha256),
      "enclosing": .optional(enclosing),
      "body": .bool(isBody),
    ]
  }
}
