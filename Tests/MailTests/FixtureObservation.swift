@testable import Mail

extension Message {
  /// What was read, under the keys of the fixtures' JSON.
  var observed: FixtureValue {
    [
      "from": .list(from.map(\.observed)),
      "sender": .list(sender.map(\.observed)),
      "reply_to": .list(replyTo.map(\.observed)),
      "to": .list(to.map(\.observed)),
      "cc": .list(cc.map(\.observed)),
      "subject": .text(subject),
      "message_id": FixtureValue(messageID?.text),
      "in_reply_to": .list(inReplyTo.map { .text($0.text) }),
      "references": .list(references.map { .text($0.text) }),
      "threading": .list(references.filter(\.threads).map { .text($0.text) }),
      "date": FixtureValue(date?.rfc3339),
      "text": .text(text.withoutTrailingLineEnds),
      "visible": .text(visibleText),
      "visible_text": .text(visibleText),
      "parts": .list(parts.map(\.observed)),
      "report": report?.observed ?? .null,
      "authentication": .list(authenticationResults.map(\.observed)),
      "mbox_sender": FixtureValue(mboxSender),
      "defects": .list(defects.map(\.fixtureName).sorted().map(FixtureValue.text)),
    ]
  }

  private var visibleText: String {
    Quotation.visible(text, without: Quotation.marks(in: text)).withoutTrailingLineEnds
  }
}

extension Mailbox {
  fileprivate var observed: FixtureValue {
    ["name": .text(name), "address": FixtureValue(address?.text)]
  }
}

extension Part {
  fileprivate var observed: FixtureValue {
    [
      "part": .number(number),
      "type": .text(type),
      "charset": FixtureValue(charset),
      "disposition": FixtureValue(disposition?.rawValue),
      "filename": FixtureValue(filename),
      "size": .number(size),
      "sha256": .text(sha256),
      "enclosing": FixtureValue(enclosing),
      "body": .flag(isBody),
    ]
  }
}

extension Report {
  fileprivate var observed: FixtureValue {
    [
      "kind": .text(kind.rawValue),
      "original_message_id": FixtureValue(originalMessageID?.text),
      "recipients": .list(
        recipients.map { recipient in
          [
            "address": FixtureValue(recipient.address?.text),
            "action": .text(recipient.action.rawValue),
            "status": .text(recipient.status),
            "diagnostic": .text(recipient.diagnostic),
          ]
        }),
    ]
  }
}

extension AuthenticationResults {
  fileprivate var observed: FixtureValue {
    let first = Dictionary(
      results.map { ($0.method, FixtureValue.text($0.result)) }, uniquingKeysWith: { one, _ in one }
    )
    return ["authserv_id": .text(authservID), "results": .object(first)]
  }
}

extension Defect {
  /// The name of the case; for `severalFields` the name of the field too.
  fileprivate var fixtureName: String {
    if case .severalFields(let field) = self { return "severalFields \(field)" }
    return Mirror(reflecting: self).children.first?.label ?? "\(self)"
  }
}

extension String {
  fileprivate var withoutTrailingLineEnds: String {
    var rest = Substring(self)
    while rest.last?.isNewline == true { rest.removeLast() }
    return String(rest)
  }
}
