package import Desk
internal import Mail

/// What is known of an imported mail beside its bytes.
package struct ImportedMail: Sendable {
  /// Nil: From tells whether it is ours.
  package var direction: NewMessage.Direction?
  /// The ticket its export says it is on; nil lets the rules find it.
  package var ticket: Int?
  /// Its export says that it opens a ticket, whatever the rules find.
  package var opensTicket = false
  /// The number that a ticket it opens is to take, when that is free.
  package var number: Int?
  /// The state it leaves its ticket in, instead of what arriving mail does.
  package var status: TicketStatus?
  /// The status is the ticket's own, told by an export.
  package var statusIsExact = false
  /// Whose turn it is then, and since when, as an export tells; nil lets the mails tell.
  package var turn: ExportMark.Turn?

  package init(
    direction: NewMessage.Direction? = nil, number: Int? = nil, status: TicketStatus? = nil,
    statusIsExact: Bool = false
  ) {
    self.direction = direction
    self.number = number
    self.status = status
    self.statusIsExact = statusIsExact
  }

  /// `reopen-days` of mail that reopens nothing.
  static let anyDays = 1_000_000

  /// Reports and spam stay what they are unless an export knows better.
  func opening(_ natural: TicketStatus) -> TicketStatus {
    guard let status, statusIsExact || natural == .open else { return natural }
    return status
  }
}

extension Correspondent {
  /// Whom an answer of ours is to.
  static func addressee(of message: Message, but ours: [Address]) -> Correspondent {
    let others = (message.to + message.cc).filter { mailbox in
      mailbox.address.map { !ours.contains($0) } ?? false
    }
    return Correspondent(
      mailbox: others.first ?? Mailbox(address: nil), source: .from, passesSenderCheck: true)
  }
}

extension [Queue] {
  /// Support addresses and agents.
  var ours: [Address] { addresses + flatMap(\.settings.agents) }

  /// The queue in whose name an answer was written: the one asked for, else the author's own.
  func answering(_ message: Message, named name: String?) -> Queue? {
    if let name { return first { $0.name.lowercased() == name.lowercased() } }
    return message.from.lazy.compactMap(\.address).compactMap(owner(of:)).first
  }
}
