import Desk
import Mail
import Terminal
import Text

/// A conversation as text, oldest first: who, when, what.
struct ConversationView {
  private let conversation: Conversation
  private let screen: Screen
  private let full: Bool
  private let now: Timestamp

  init(_ conversation: Conversation, screen: Screen, full: Bool, now: Timestamp) {
    self.conversation = conversation
    self.screen = screen
    self.full = full
    self.now = now
  }

  /// - Parameter headers: gives the header fields of a message, when they are to be shown.
  func text(headers: ((StoredMessage) throws -> [HeaderField])?) rethrows -> String {
    let messages = try conversation.told.map { message in
      let fields = try headers?(message).map(line) ?? []
      return heading(message) + fields.joined() + body(message)
    }
    return (conversation.isMessage ? "" : summary) + messages.joined(separator: "\n")
  }

  private var summary: String {
    let ticket = conversation.ticket
    let title = "#\(ticket.number) \(Sanitizer.terminal(ticket.subject.orNone))"
    let mark = conversation.isHighlighted ? "! " : ""
    let facts =
      [
        ("status", status), ("queue", ticket.queue), ("requester", ticket.requester.full),
        ("with", ticket.participants.map(participant).joined(separator: ", ")),
        ("priority", ticket.priority == .normal ? "" : ticket.priority.rawValue),
        ("assignee", ticket.assignee ?? ""), ("tags", ticket.tags.joined(separator: " ")),
        ("account", ticket.account ?? ""), ("login", ticket.loginURL ?? ""),
        ("linked", ticket.links.map { "#\($0)" }.joined(separator: " ")),
      ] + ticket.fields.map { ($0.name, $0.value) }
    let lines = facts.filter { !$0.1.isEmpty }.map { name, value in
      "\(Sanitizer.terminal(name)): \(Sanitizer.terminal(value))\n"
    }
    let proposal = conversation.proposal.map { screen.palette.paint($0.line, .yellow) + "\n" }
    return screen.palette.paint(mark + title, conversation.isHighlighted ? .red : .bold) + "\n"
      + lines.joined() + (proposal ?? "") + "\n"
  }

  private func participant(_ mailbox: Mailbox) -> String {
    let isMuted = mailbox.address.map(conversation.ticket.muted.contains) ?? false
    return mailbox.full + (isMuted ? " (muted)" : "")
  }

  private var status: String {
    let ticket = conversation.ticket
    var text = ticket.status.rawValue
    if let closes = ticket.closesAt, ticket.status == .answered {
      text += ", closes \(LocalTime.text(closes))"
    }
    if let hold = ticket.holdUntil { text += " until \(LocalTime.text(hold))" }
    if let waiting = ticket.waiting, let since = ticket.waitingSince {
      text += waiting == .us ? ", waiting for us" : ", waiting for them"
      text += " since \(LocalTime.text(since))"
    }
    if ticket.undelivered { text += ", undelivered" }
    return text
  }

  private func heading(_ message: StoredMessage) -> String {
    var title = "m\(message.number)  \(LocalTime.text(message.received))  "
    title += Sanitizer.terminal(message.from.full)
    if message.direction != .in { title += "  [\(mark(message))]" }
    if message.mailClass != .human { title += "  [\(message.mailClass.rawValue)]" }
    if message.isStranger { title += "  [stranger]" }
    if message.isUnreadable { title += "  [unreadable]" }
    if message.isPartlyRead { title += "  [partly read: show m\(message.number) --raw]" }
    let note =
      conversation.unaddressed.contains(message.number)
      ? "reached us by its envelope only: people in To and Cc are not participants\n" : ""
    return screen.palette.paint(title, .bold) + "\n" + replyTo(message) + note
      + conversation.reactions(to: message).map(reaction).joined()
  }

  private func replyTo(_ message: StoredMessage) -> String {
    guard message.direction == .in, !message.otherReplyTo.isEmpty else { return "" }
    let names = message.otherReplyTo.map(\.full).joined(separator: ", ")
    return Sanitizer.terminal("reply to: \(names)") + "\n"
  }

  private func reaction(_ message: StoredMessage) -> String {
    "\(Sanitizer.terminal(message.text)) \(Sanitizer.terminal(message.from.full)) (m\(message.number))\n"
  }

  private func mark(_ message: StoredMessage) -> String {
    if message.isTakenBack { return "taken back" }
    return message.isForward ? "forward" : message.direction.rawValue
  }

  private func line(_ field: HeaderField) -> String {
    "\(Sanitizer.terminal(field.name)): \(Sanitizer.terminal(field.value))\n"
  }

  private func body(_ message: StoredMessage) -> String {
    let text = full ? message.text : Folding.folded(message.text, message.marks)
    let safe = SafeText.block(text)
    let ended = safe.isEmpty || safe.utf8.last == 0x0A ? safe : safe + "\n"
    return "\n" + ended + message.attachments.map { attachment($0, of: message) }.joined()
  }

  private func attachment(_ part: Part, of message: StoredMessage) -> String {
    let type = Sanitizer.terminal(part.type)
    let name = part.filename.map { Sanitizer.terminal($0) } ?? type
    let line = "[m\(message.number).\(part.number)] \(name) (\(type), \(ByteSize.text(part.size)))"
    return screen.palette.paint(line, .dim) + "\n"
  }
}
