import Desk
import Foundation
import Glibc
import Mail
import Store

/// Tickets as files that other programs read, and that `import` makes the same tickets of.
struct MailExport {
  let tickets: [Ticket]
  let snapshot: Snapshot

  /// mboxrd; the line `From ` of each mail tells its ticket.
  func writeMbox(_ sink: ([UInt8]) throws -> Void) throws {
    try eachMessage { ticket, message in
      let mark = ExportMark(
        ticket: ticket.number, status: ticket.status, direction: message.direction)
      let line = MboxSeparator.line(
        sender: message.from.address, time: message.received, remark: mark.remark)
      try sink(Array(line.utf8))
      var quoting = MboxQuoting()
      try snapshot.raw(of: message.number) { try sink(quoting.quoted($0)) }
      try sink(quoting.end())
    }
  }

  /// One object a line and mail, with its ticket.
  func writeLines(_ sink: ([UInt8]) throws -> Void) throws {
    let found = try FoundTickets(tickets, snapshot)
    try eachMessage { ticket, message in
      let object: JSON =
        message.json(headers: [])
        + [
          "ticket_object": ticket.json(highlighted: found.isHighlighted(ticket)),
          "received_seconds": .number(Int(message.received.seconds)),
          "raw": .text(Data(try snapshot.raw(of: message.number)).base64EncodedString()),
        ]
      try sink(Array((object.line + "\n").utf8))
    }
  }

  /// A Maildir in a folder that is there and empty.
  func writeMaildir(_ folder: String) throws {
    for name in ["cur", "new", "tmp"] {
      guard mkdir("\(folder)/\(name)", 0o700) == 0 else { throw ExportFile.failure(folder) }
    }
    try eachMessage { ticket, message in
      let mark = ExportMark(
        ticket: ticket.number, status: ticket.status, direction: message.direction)
      let name = mark.fileName(time: message.received.seconds, message: message.number)
      let file = try ExportFile("\(folder)/cur/\(name)")
      try snapshot.raw(of: message.number) { try file.write($0) }
      try file.sync()
    }
  }

  private func eachMessage(_ body: (Ticket, StoredMessage) throws -> Void) throws {
    for ticket in tickets {
      for message in try snapshot.messages(of: ticket.number) { try body(ticket, message) }
    }
  }
}
