/// What an export tells of a mail beside its bytes, as `42.closed.out`: in the `From ` line of an mbox
/// file, after the date, and in the file name of a Maildir. No author of a mail can write there.
package struct ExportMark: Hashable, Sendable {
  package var ticket: Int
  package var status: TicketStatus
  package var direction: NewMessage.Direction

  package init(ticket: Int, status: TicketStatus, direction: NewMessage.Direction) {
    self.ticket = ticket
    self.status = status
    self.direction = direction
  }

  package init?(_ text: some StringProtocol) {
    let words = String(text).split(
      separator: "." as Character, omittingEmptySubsequences: false
    ).map { String($0) }
    guard words.count == 3, let ticket = Int(words[0]), ticket > 0,
      let status = TicketStatus(rawValue: words[1]),
      let direction = NewMessage.Direction(rawValue: words[2])
    else { return nil }
    self.init(ticket: ticket, status: status, direction: direction)
  }

  package var text: String { "\(ticket).\(status.rawValue).\(direction.rawValue)" }

  /// Behind the date of a `From ` line, where UUCP had `remote from HOST`.
  package var remark: String { ExportMark.introduction + text }

  package init?(separator: String) {
    let words = separator.split(separator: " ")
    guard words.count > 4, words[words.count - 3] == "remote", words[words.count - 2] == "from",
      let last = words.last, last.hasPrefix("ticket.")
    else { return nil }
    self.init(last.dropFirst("ticket.".count))
  }

  private static let introduction = " remote from ticket."

  /// Of a Maildir file: time, a name that is unique, and a host's name that no host has.
  package func fileName(time: Int64, message: Int) -> String {
    "\(time).M\(message).ticket.\(text).export:2,S"
  }

  package init?(fileName: String) {
    let name = fileName.split(separator: ":", maxSplits: 1).first ?? ""
    let words = name.split(separator: ".")
    guard words.count == 7, words[2] == "ticket", words[6] == "export" else { return nil }
    self.init(words[3...5].joined(separator: "."))
  }
}
