import Desk
import Mail
import Store

/// A ticket with the messages to show.
struct Conversation {
  let ticket: Ticket
  let messages: [StoredMessage]
  let isHighlighted: Bool
  /// One message was asked for, not the ticket.
  let isMessage: Bool
  let proposal: CustomerProposal?
  /// Numbers of the messages that reached us only by their envelope, and so added nobody.
  let unaddressed: Set<Int>
  /// What reactions may stand beside.
  private let targets: Set<MessageID>

  init(_ reference: ShowReference, _ snapshot: Snapshot, at now: Timestamp) throws {
    switch reference {
    case .ticket(let number):
      ticket = try snapshot.existingTicket(number, at: now)
      messages = try snapshot.messages(of: ticket.number)
      isMessage = false
      proposal = try CustomerProposal(ticket, first: messages.first, in: snapshot)
    case .message(let number):
      let message = try snapshot.existingMessage(number)
      ticket = try snapshot.existingTicket(message.ticket, at: now)
      messages = [message]
      isMessage = true
      proposal = nil
    }
    targets = Set(messages.lazy.filter { $0.mailClass != .reaction }.map(\.messageID))
    unaddressed = try snapshot.unaddressed(messages, on: ticket)
    isHighlighted = try FoundTickets([ticket], snapshot).isHighlighted(ticket)
  }

  /// Without the reactions that stand beside their messages.
  var told: [StoredMessage] {
    isMessage ? messages : messages.filter { target(of: $0) == nil }
  }

  func reactions(to message: StoredMessage) -> [StoredMessage] {
    isMessage ? [] : messages.filter { target(of: $0) == message.messageID }
  }

  private func target(of message: StoredMessage) -> MessageID? {
    guard message.mailClass == .reaction else { return nil }
    return message.inReplyTo.first { targets.contains($0) }
  }

  /// A ticket with its `messages`; a message alone is the message's object.
  func json(_ snapshot: Snapshot) throws -> JSON {
    let objects = try messages.map { $0.json(headers: try snapshot.headers(of: $0)) }
    if isMessage, let object = objects.first { return object }
    return ticket.json(highlighted: isHighlighted) + ["messages": .array(objects)]
  }
}

extension Snapshot {
  /// Follows merges; a number that never was is an error that says so.
  func existingTicket(_ number: Int, at now: Timestamp) throws -> Ticket {
    let end = try mergeEnd(of: number)
    guard let ticket = try ticket(end, at: now) else {
      throw Failure.noTicket(number)
    }
    return ticket
  }

  /// The number itself, merged or not.
  func knownTicket(_ number: Int) throws -> Int {
    guard try ticket(number, at: .now()) != nil else { throw Failure.noTicket(number) }
    return number
  }

  func existingMessage(_ number: Int) throws -> StoredMessage {
    guard let message = try message(number) else {
      throw Failure.notFound("no message m\(number); 'tickets show TICKET' names messages")
    }
    return message
  }
}

extension Snapshot {
  /// Those that named others and not us, some of whom take no part: Bcc, or distribution lists.
  fileprivate func unaddressed(
    _ messages: [StoredMessage], on ticket: Ticket
  ) throws -> Set<Int> {
    let queues = try queues()
    let people = Set((ticket.participants + [ticket.requester]).compactMap(\.address))
    let found = try messages.filter { message in
      guard message.direction == .in, message.mailClass == .human, !message.isStranger else {
        return false
      }
      let addressees = Addressees(
        message.to + message.cc, recipients: try recipients(ofDelivered: message.number),
        queues: queues)
      return !addressees.takePart
        && addressees.others.contains { $0.address.map { !people.contains($0) } ?? false }
    }
    return Set(found.map(\.number))
  }
}

extension Failure {
  fileprivate static func noTicket(_ number: Int) -> Failure {
    .notFound("no ticket \(number); 'tickets search' finds tickets in any state")
  }
}
