package import Mail

/// What has happened to one ticket, the latest first, as `undo` goes back through it.
package struct UndoHistory: Sendable {
  private let entries: [Entry]

  package init(latestFirst entries: [Entry]) {
    self.entries = entries
  }

  package struct Entry: Sendable {
    package var event: Event
    /// What takes the change back; nil when nothing was kept.
    package var change: Change?
    /// Of a message that was filed.
    package var letter: Letter?

    package init(_ event: Event, change: Change? = nil, letter: Letter? = nil) {
      self.event = event
      self.change = change
      self.letter = letter
    }
  }

  package enum Letter: Sendable {
    /// A customer's, which moves the ticket.
    case customers
    /// An answer of ours.
    case ours
  }

  package struct Change: Hashable, Sendable {
    package var id: Int
    package var isUndone: Bool

    package init(id: Int, isUndone: Bool) {
      self.id = id
      self.isUndone = isUndone
    }
  }

  /// The change that `undo` takes back.
  package struct Target: Sendable {
    package var change: Int
    package var event: Event
    /// The first message of the customer's that was filed on the ticket since.
    package var arrived: Int?
  }

  /// The last change that stands. Taken back changes, and what took them back, are passed over, and
  /// so is mail that changed nothing but the number of messages.
  package func last(of ticket: Int) throws(UndoRefusal) -> Target {
    var arrived: Int?
    for entry in entries {
      if let change = entry.change {
        if change.isUndone { continue }
        if entry.goesWithMail { throw .cannot(entry.event, ticket: ticket) }
        return Target(change: change.id, event: entry.event, arrived: arrived)
      }
      if entry.letter == .customers { arrived = entry.event.message ?? arrived }
      if entry.letter == .ours || entry.event.kind.isBarrier {
        throw .cannot(entry.event, ticket: ticket)
      }
    }
    throw .nothing(ticket: ticket)
  }

  /// Whether somebody has written since a change, or changed the state: what was before it is past.
  package func hasMovedOn(since change: Int) -> Bool {
    for entry in entries where entry.change?.isUndone != true {
      if entry.change?.id == change { return false }
      if entry.letter != nil || entry.event.movesState { return true }
    }
    return false
  }
}

extension UndoHistory.Entry {
  /// What was sent stays sent.
  fileprivate var goesWithMail: Bool {
    letter == .ours || event.kind == .status && event.message != nil
  }
}

extension Event {
  /// By somebody: what has become due comes due again.
  fileprivate var movesState: Bool {
    [.status, .merge, .split].contains(kind) && actor != Actor.autoClose
  }
}

extension Event.Kind {
  /// Changes the ticket itself: what was done before it cannot be taken back over it. A link that mail
  /// made changes nothing else, and mail as such only adds.
  fileprivate var isBarrier: Bool {
    switch self {
    case .status, .assignee, .priority, .queue, .subject, .requester, .tag, .field, .merge, .split,
      .redact, .participant:
      true
    case .created, .message, .delivered, .delivery, .link, .person, .setting, .unknownQueue,
      .canned, .article, .account, .notice, .repair:
      false
    }
  }
}

extension Event {
  /// What tells that this was taken back: before and after have changed places, and a mail that was
  /// filed is not sent.
  package func undone(by actor: String, at now: Timestamp) -> Event {
    var undoing = self
    (undoing.at, undoing.actor) = (now, actor)
    if kind == .message {
      undoing.kind = .delivery
      undoing.after = DeliveryState.cancelled.rawValue
      undoing.note = "taken back before it was sent"
    } else {
      (undoing.before, undoing.after) = (after, before)
      undoing.note = note.isEmpty ? "undo" : "undo: \(note)"
    }
    return undoing
  }
}
