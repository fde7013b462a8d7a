/// Something that is wrong with a store.
package struct Fault: Hashable, Sendable {
  /// Names the ticket, the message or the table.
  package var text: String
  package var remedy: Remedy

  init(_ text: String, _ remedy: Remedy) {
    self.text = text
    self.remedy = remedy
  }

  package enum Remedy: Hashable, Sendable {
    /// It follows from the rest of the store.
    case repair(Repair)
    /// It does not.
    case restore
    case reindex
    /// The same, though the present version has read it.
    case reindexAll
    /// The ticket's log tells what is right.
    case look(ticket: Int)
  }

  /// With the remedy, in one line.
  package var line: String { "\(text); \(remedy.text)" }

  package var repair: Repair? {
    if case .repair(let repair) = remedy { repair } else { nil }
  }
}

extension Fault.Remedy {
  fileprivate var text: String {
    switch self {
    case .repair: "'tickets verify --repair' repairs it"
    case .restore: "compare with a backup, and restore that"
    case .reindex: "'tickets reindex' repairs it"
    case .reindexAll: "'tickets reindex --all' repairs it"
    case .look(let ticket): "see 'tickets log \(ticket)', and set the right value"
    }
  }
}

/// What follows from the rest of the store, and is made of it again.
package enum Repair: Hashable, Sendable {
  /// Number of messages and failures, and the last activity.
  case counts(ticket: Int)
  case requester(ticket: Int)
  case baseSubject(ticket: Int)
  /// The other direction of a link.
  case link(from: Int, to: Int)
  /// From a ticket that was merged to where it lives.
  case move(message: Int, to: Int)
  case references(message: Int)
  case parts(message: Int)
}
