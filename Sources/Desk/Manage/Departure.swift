package import Mail

/// Who ceases to take part in a ticket when messages leave it: their authors and those they went to,
/// but who wrote or was written to on what stays.
package struct Departure: Sendable {
  package private(set) var leaving: [Address]
  /// The requester from then on, where the one before leaves: the author of the first mail that stays.
  package private(set) var requester: Mailbox?
  private let formerRequester: Address?

  /// - Parameters:
  ///   - moved: what leaves.
  ///   - rest: what stays, oldest first.
  package init(of moved: [StoredMessage], from rest: [StoredMessage], on ticket: Ticket) {
    let staying = Set(rest.flatMap(\.people).compactMap(\.address))
    let people = Set((ticket.participants + [ticket.requester]).compactMap(\.address))
    leaving = Set(moved.flatMap(\.formerPeople).compactMap(\.address))
      .intersection(people).subtracting(staying).sorted { $0.key < $1.key }
    formerRequester = ticket.requester.address
    requester = rest.lazy.filter(\.isProvenMail).map(\.from).first { $0.address != nil }
    settleRequester()
  }

  /// Leaves those out who have to stay.
  package mutating func keep(_ people: Set<Address>) {
    leaving.removeAll(where: people.contains)
    settleRequester()
  }

  /// A ticket is never without a requester.
  private mutating func settleRequester() {
    guard let former = formerRequester, leaving.contains(former) else {
      requester = nil
      return
    }
    if requester == nil { leaving.removeAll { $0 == former } }
  }
}

extension StoredMessage {
  /// Who wrote it, and whom it went to; a stranger's mail, a note and what was forwarded make nobody
  /// take part.
  package var people: [Mailbox] { isTakenBack ? [] : formerPeople }

  /// Those of an answer, too, that was taken back.
  fileprivate var formerPeople: [Mailbox] {
    switch direction {
    case .in: [from] + (mailClass == .human && !isStranger ? to + cc : [])
    case .out where !isForward:
      to + cc + recipients.map { Mailbox(address: Address($0.address)) }
    case .out, .note: []
    }
  }

  /// By a customer who takes part.
  fileprivate var isProvenMail: Bool { direction == .in && mailClass.movesTicket && !isStranger }
}
