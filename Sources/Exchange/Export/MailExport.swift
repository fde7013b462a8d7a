package import Desk
import Glibc
internal import Mail
package import Store
internal import Text

/// Tickets as files that other programs read, and that `import` makes the same tickets of.
package struct MailExport {
  private let tickets: [Ticket]
  private let snapshot: Snapshot

  package init(tickets: [Ticket], snapshot: Snapshot) {
    self.tickets = tickets
    self.snapshot = snapshot
  }

  /// mboxrd; the line `From ` of each mail tells its ticket.
  package func writeMbox(_ sink: ([UInt8]) throws -> Void) throws {
    try eachMessage { ticket, message in
      let mark = ExportMark(of: ticket, message.direction)
      let line = MboxSeparator.line(
        sender: message.from.address, time: message.received, remark: mark.remark)
      try sink(Array(line.utf8))
      var quoting = MboxQuoting()
      try eachPiece(of: message) { try sink(quoting.quoted($0)) }
      try sink(quoting.end())
    }
  }

  /// One object a line and mail, with its ticket and all that the store knows of both.
  package func writeLines(_ sink: ([UInt8]) throws -> Void) throws {
    let settings = Dictionary(
      uniqueKeysWithValues: try snapshot.queues().map { ($0.name, $0.settings) })
    let records = try tickets.reduce(into: [:]) { records, ticket in
      records[ticket.number] = try snapshot.record(ofTicket: ticket.number)
    }
    let all = tickets.map(\.number) + records.values.flatMap(\.merged)
    var history = try TicketHistory(of: all, snapshot)
    let last = try snapshot.messageNumbers(of: tickets.map(\.number)).last
    try eachMessage { ticket, message in
      guard let record = records[ticket.number] else { return }
      let events = try history.events(
        untilAfter: message.number, of: [ticket.number] + record.merged,
        isLast: message.number == last)
      let object: JSON =
        message.json(headers: [])
        + [
          "ticket_object": ticket.json(
            highlighted: settings[ticket.queue]?.highlights(ticket) ?? false),
          "ticket_record": record.json,
          "message_record": try snapshot.record(ofMessage: message.number).json,
          "events": .array(events.map(\.json)),
          "raw": .text(try snapshot.raw(of: message.number).base64),
        ]
      try sink(Array((object.line + "\n").utf8))
    }
  }

  /// A Maildir in a folder that is there and empty.
  package func writeMaildir(_ folder: borrowing GuardedFolder) throws {
    for name in ["cur", "new", "tmp"] {
      guard try GuardedFolder.make(name, in: folder.descriptor) else {
        throw ExportFile.failure(name, EEXIST)
      }
    }
    let current = try GuardedFolder("cur", in: folder.descriptor)
    try eachMessage { ticket, message in
      let mark = ExportMark(of: ticket, message.direction)
      let name = mark.fileName(time: message.received.seconds, message: message.number)
      let file = try GuardedFile(name, in: current.descriptor, .making(0o600))
      try eachPiece(of: message) { try file.write($0) }
      try file.sync()
    }
  }

  /// Without the line `From ` of local(8) and procmail(1), behind which mail readers see no header.
  private func eachPiece(of message: StoredMessage, _ sink: ([UInt8]) throws -> Void) throws {
    var isFirst = true
    try snapshot.raw(of: message.number) { bytes in
      try sink(isFirst ? MboxSeparator.removed(from: bytes) : bytes)
      isFirst = false
    }
  }

  /// In the order in which they came.
  private func eachMessage(_ body: (Ticket, StoredMessage) throws -> Void) throws {
    let byNumber = Dictionary(tickets.map { ($0.number, $0) }) { first, _ in first }
    for number in try snapshot.messageNumbers(of: Array(byNumber.keys)) {
      guard let message = try snapshot.message(number), let ticket = byNumber[message.ticket]
      else { continue }
      try body(ticket, message)
    }
  }
}
