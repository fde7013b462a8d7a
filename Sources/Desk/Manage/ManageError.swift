internal import Text

/// Why a ticket cannot be changed as asked, in one line that names the thing and the remedy.
package enum ManageError: Error, Hashable, Sendable {
  case noTag(String)
  case noAgent(String)
  case noPriority(String)
  case noFutureDate(String)
  case noSubject(String)
  case noAddress(String)
  /// Mail to it would come back to us.
  case ownAddress(String, queue: String)
  case takesNoPart(String, ticket: Int)
  case isRequester(String, ticket: Int)
  case tooManyParticipants(ticket: Int)
  /// `named` is how the target was called: it may itself be merged into the ticket.
  case mergesIntoItself(Int, named: Int)
  case splitsSeveral([Int])
  case splitsAll(Int)
  case linksToItself(Int)
  case tooManyLinks(Int, Int, limit: Int)
  /// The text is part of an address or Message-ID of the message.
  case findsMail(String, message: Int, in: String)
  /// The part is a file within the text of another one.
  case insideText(message: Int, part: Int)
  /// The part is signed, and one with its signature.
  case insideSignature(message: Int, part: Int)
  case unreadable(message: Int)
}

extension ManageError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .noTag(let text):
      "\(shown(text)) is not a valid tag: +word adds one and -word removes it, without spaces, "
        + "quotation marks, commas and parentheses"
    case .noAgent(let text): "\(shown(text)) is not a valid agent: write a name, me or none"
    case .noPriority(let text):
      "\(shown(text)) is not a valid priority: write low, normal, high or urgent"
    case .noFutureDate(let text):
      "\(shown(text)) is not a future time; write 3d, 2w, tomorrow or 2026-12-01"
    case .noSubject(let text):
      "\(shown(text)) is not a valid subject: write one line of at most 900 bytes"
    case .noAddress(let text):
      "\(shown(text)) is not a valid address: write jane@example.org or "
        + "'Jane Doe <jane@example.org>'"
    case .ownAddress(let address, let queue):
      "\(address) is an address of the queue \(queue): it cannot be a participant"
    case .takesNoPart(let address, let ticket):
      "\(shown(address)) is not a participant of #\(ticket); 'tickets show \(ticket)' lists them"
    case .isRequester(let address, let ticket):
      "\(shown(address)) is the requester of #\(ticket); "
        + "'tickets requester \(ticket) ADDRESS' names another"
    case .tooManyParticipants(let ticket):
      "#\(ticket) has as many participants as a ticket may have; "
        + "'tickets participant remove \(ticket) ADDRESS' removes some"
    case .mergesIntoItself(let ticket, let named):
      ticket == named
        ? "#\(ticket) cannot be merged into itself"
        : "#\(ticket) cannot be merged into #\(named), which is merged into #\(ticket); "
          + "'tickets undo \(named)' undoes that"
    case .splitsSeveral(let tickets):
      "these messages are on several tickets (\(tickets.map { "#\($0)" }.joined(separator: ", "))): "
        + "split one ticket at a time"
    case .splitsAll(let ticket):
      "a split must leave a message on #\(ticket)"
    case .linksToItself(let ticket): "#\(ticket) cannot be linked to itself"
    case .tooManyLinks(let ticket, let other, let limit):
      "#\(ticket) or #\(other) has \(limit) links; 'tickets link --remove' removes some"
    case .findsMail(let text, let message, let place):
      "\(shown(text)) is part of \(Sanitizer.excerpt(place)) in m\(message), by which mail is found; "
        + "redact other text, or the whole message"
    case .insideText(let message, let part):
      "this file is within the text m\(message).\(part), which can only be redacted as a whole"
    case .insideSignature(let message, let part):
      "this is what m\(message).\(part) signs, which can only be redacted as a whole"
    case .unreadable(let message):
      "m\(message) was filed without being parsed; it can only be redacted as a whole"
    }
  }

  private func shown(_ text: String) -> String { "'\(Sanitizer.excerpt(text))'" }
}
