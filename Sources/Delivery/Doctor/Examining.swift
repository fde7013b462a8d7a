package import Desk
package import Mail
package import Store

extension Examination {
  /// Looks at everything there is, and changes nothing.
  ///
  /// - Throws: `StoreError`, when the store breaks while it is read.
  package init(of location: StoreLocation, at now: Timestamp) throws {
    // Before the store is opened: SQLite makes and removes files beside it.
    let found = AccessFacts(of: location)
    self.init(store: StoreFacts(of: location))
    space = SpaceFacts(of: location)
    guard case .opened = store.opening else { return }
    access = found
    lock = LockObservation.lock(of: location, at: now)
    library = LibraryFacts(of: location)
    try TicketStore.readOnly(location).read { try look(into: $0, of: location, at: now) }
  }

  private mutating func look(
    into snapshot: Snapshot, of location: StoreLocation, at now: Timestamp
  ) throws {
    let queues = try snapshot.queues()
    desk = DeskFacts(
      queues: queues, knowledgeBases: try snapshot.knowledgeBases(),
      unreadable: try Examination.unreadable(snapshot, queues))
    sendmail = SendmailFacts(
      path: Settings(global: try snapshot.settings(ofQueue: nil)).sendmail,
      isNeeded: queues.contains { $0.settings.address != nil })
    let lastWeek = now + -7 * 86_400
    outbox = OutboxFacts(
      waiting: try snapshot.outbox(finished: false),
      failed: try snapshot.failedRecipients(since: lastWeek), now: now)
    fetching = FetchingFacts(of: queues, PollFolder(location))
    care = CareFacts(
      overdue: try snapshot.overdueTickets(at: now + -CareFacts.patience),
      marks: ParserMarks.paths(of: location),
      unreadable: try snapshot.unreadableMessages(since: lastWeek))
  }

  /// Values that another program has written, or an earlier one of ours took.
  private static func unreadable(
    _ snapshot: Snapshot, _ queues: [Queue]
  ) throws -> [DeskFacts.UnreadableSetting] {
    let own = try queues.map { ($0.name, try snapshot.settings(ofQueue: $0.id)) }
    let scopes = [(nil, try snapshot.settings(ofQueue: nil))] + own
    return scopes.flatMap { name, values in
      SettingKey.allCases.compactMap { key in
        values[key].flatMap { SettingCheck.error(key, $0) }
          .map { DeskFacts.UnreadableSetting(queue: name, error: $0) }
      }
    }
  }
}

extension FetchingFacts {
  fileprivate init(of queues: [Queue], _ folder: PollFolder) {
    let complete = queues.fetches.filter {
      if case .complete = $0.setup { true } else { false }
    }
    self.init(mailboxes: complete.map { Mailbox(fetch: $0, failure: folder.failure(of: $0)) })
  }
}
