package import Mail

/// What an export tells of a mail beside its bytes, as `42.closed.out`, or as
/// `42.open.in.us-1790000000` where somebody has been waiting since a time: in the `From ` line of an mbox
/// file, after the date, and in the file name of a Maildir. Anybody who can write such a file can
/// write there: it is believed only of exports of ours (`import --restore`).
package struct ExportMark: Hashable, Sendable {
  package var ticket: Int
  package var status: TicketStatus
  package var direction: NewMessage.Direction
  /// Whose turn it is on the ticket, and since when; nil when nobody waits, and in older exports.
  package var turn: Turn?

  package struct Turn: Hashable, Sendable {
    package var waiting: Ticket.Turn
    package var since: Timestamp

    package init(_ waiting: Ticket.Turn, since: Timestamp) {
      self.waiting = waiting
      self.since = since
    }
  }

  package init(
    ticket: Int, status: TicketStatus, direction: NewMessage.Direction, turn: Turn? = nil
  ) {
    self.ticket = ticket
    self.status = status
    self.direction = direction
    self.turn = turn
  }

  /// Of a mail of a ticket's.
  package init(of ticket: Ticket, _ direction: NewMessage.Direction) {
    self.init(ticket: ticket.number, status: ticket.status, direction: direction)
    if let waiting = ticket.waiting, let since = ticket.waitingSince {
      turn = Turn(waiting, since: since)
    }
  }

  /// - Throws: `ExportFault` for one that names what cannot be.
  init(_ text: String) throws(ExportFault) {
    let words = text.split(separator: "." as Character, omittingEmptySubsequences: false)
      .map { String($0) }
    guard words.count == 3 || words.count == 4, let ticket = Int(words[0]),
      NumberRange.tickets.contains(ticket), let status = TicketStatus(rawValue: words[1]),
      let direction = NewMessage.Direction(rawValue: words[2])
    else { throw ExportFault("'\(text)' is not a ticket, state and direction of an export") }
    self.init(ticket: ticket, status: status, direction: direction)
    guard words.count == 4 else { return }
    guard let turn = Turn(words[3]) else {
      throw ExportFault("'\(words[3])' does not say since when somebody waits")
    }
    self.turn = turn
  }

  package var text: String {
    "\(ticket).\(status.rawValue).\(direction.rawValue)" + (turn.map { ".\($0.text)" } ?? "")
  }

  /// Behind the date of a `From ` line, where UUCP had `remote from HOST`.
  package var remark: String { ExportMark.introduction + text }

  /// - Returns: nil for a line that no export wrote.
  package static func read(separator: String) throws(ExportFault) -> ExportMark? {
    let words = separator.split(separator: " ")
    guard words.count > 4, words[words.count - 3] == "remote", words[words.count - 2] == "from",
      let last = words.last, last.hasPrefix("ticket.")
    else { return nil }
    return try ExportMark(String(last.dropFirst("ticket.".count)))
  }

  private static let introduction = " remote from ticket."

  /// Of a Maildir file: time, a name that is unique, and a host's name that no host has.
  package func fileName(time: Int64, message: Int) -> String {
    "\(time).M\(message).ticket.\(text).export:2,S"
  }

  /// - Returns: nil for a name that no export gave.
  package static func read(fileName: String) throws(ExportFault) -> ExportMark? {
    let name = fileName.split(separator: ":", maxSplits: 1).first ?? ""
    let words = name.split(separator: ".")
    guard words.count == 7 || words.count == 8, words[2] == "ticket", words.last == "export" else {
      return nil
    }
    return try ExportMark(words[3..<(words.count - 1)].joined(separator: "."))
  }
}

extension ExportMark.Turn {
  fileprivate init?(_ text: String) {
    let words = text.split(separator: "-" as Character, omittingEmptySubsequences: false)
    guard words.count == 2, let waiting = Ticket.Turn(rawValue: String(words[0])),
      let seconds = Int64(words[1]), ExportBounds.times.contains(Timestamp(seconds: seconds))
    else { return nil }
    self.init(waiting, since: Timestamp(seconds: seconds))
  }

  fileprivate var text: String { "\(waiting.rawValue)-\(since.seconds)" }
}
