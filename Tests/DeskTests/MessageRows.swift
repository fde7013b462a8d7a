@testable import Mail

/// A mail as the parser would hand it over, made from the header lines that a rule looks at.
func mail(_ lines: String...) -> Message {
  mail(lines)
}

func mail(_ lines: [String]) -> Message {
  var message = Message()
  message.header = lines.map { line in
    let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let value = parts.count > 1 ? String(parts[1].drop { $0 == " " }) : ""
    return HeaderField(name: String(parts[0]), value: value)
  }
  message.from = mailboxes(message, "From")
  message.hasOneAuthor =
    message.from.count { $0.address != nil } == 1 && message.header.all("From").count == 1
  message.sender = mailboxes(message, "Sender")
  message.replyTo = mailboxes(message, "Reply-To")
  message.subject = message.header.first("Subject") ?? ""
  return message
}

/// Splits at commas only: rows write no comma into a name.
private func mailboxes(_ message: Message, _ name: String) -> [Mailbox] {
  message.header.all(name).flatMap { $0.split(separator: ",") }.map { text in
    let pieces = text.split(separator: "<", maxSplits: 1, omittingEmptySubsequences: false)
    let name = pieces.count > 1 ? pieces[0] : ""
    let trimmed = name.drop { " \"".contains($0) }.reversed().drop { " \"".contains($0) }
    return Mailbox(
      name: String(trimmed.reversed()), address: Address(String(pieces[pieces.count - 1])))
  }
}
