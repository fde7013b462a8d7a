internal import Desk
internal import Mail

/// What hangs on tickets, read with one query of each kind for all of them.
struct TicketDetails {
  private var tags: [Int: [String]] = [:]
  private var links: [Int: [Int]] = [:]
  private var fields: [Int: [Ticket.Field]] = [:]
  private var participants: [Int: [Mailbox]] = [:]
  private var muted: [Int: Set<Address>] = [:]

  init(of tickets: [Int], _ db: Connection) throws {
    let numbers = Dialect.list(tickets)
    func rows(_ sql: String) throws -> [(ticket: Int, row: Row)] {
      try Row.fetchAll(db, sql: sql, arguments: ["tickets": numbers])
        .map { (ticket: try $0["ticket"], row: $0) }
    }
    let these = "ticket IN \(Dialect.elements(of: ":tickets"))"
    for (ticket, row) in try rows("SELECT ticket, tag FROM tag WHERE \(these) ORDER BY tag") {
      try tags[ticket, default: []].append(row["tag"])
    }
    for (ticket, row) in try rows("SELECT ticket, other FROM link WHERE \(these) ORDER BY other") {
      try links[ticket, default: []].append(row["other"])
    }
    for (ticket, row) in try rows("SELECT * FROM field WHERE \(these) ORDER BY name") {
      try fields[ticket, default: []].append(.init(name: row["name"], value: row["value"]))
    }
    let people = """
      SELECT p.ticket, p.name, p.role, m.address FROM participant AS p
      JOIN mailbox AS m ON m.id = p.mailbox
      WHERE p.\(these) AND p.role <> 'requester' ORDER BY m.id
      """
    for (ticket, row) in try rows(people) {
      let mailbox = try Mailbox(name: row["name"], address: Address(row["address"] as String))
      participants[ticket, default: []].append(mailbox)
      if try row["role"] == Participants.muted, let address = mailbox.address {
        muted[ticket, default: []].insert(address)
      }
    }
  }

  func complete(_ ticket: Ticket) -> Ticket {
    var ticket = ticket
    ticket.tags = tags[ticket.number] ?? []
    ticket.links = links[ticket.number] ?? []
    ticket.fields = fields[ticket.number] ?? []
    ticket.participants = participants[ticket.number] ?? []
    ticket.muted = muted[ticket.number] ?? []
    return ticket
  }
}
