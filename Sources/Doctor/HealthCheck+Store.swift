package import Delivery
package import Desk
internal import Fetching
import Glibc
package import Mail
package import Store

extension HealthCheck {
  /// Looks at everything there is, and changes nothing.
  ///
  /// - Throws: `StoreError`, when the store breaks while it is read.
  package init(of location: StoreLocation, trust: TrustFiles, at now: Timestamp) throws {
    // Before the store is opened: SQLite makes and removes files beside it.
    let found = AccessFacts(of: location)
    self.init(store: StoreFacts(of: location))
    space = SpaceFacts(of: location)
    guard case .opened = store.opening else { return }
    access = found
    lock = LockObservation.lock(of: location, at: now)
    library = LibraryFacts(of: location)
    try TicketStore.readOnly(location).read { snapshot in
      try look(into: snapshot, of: location, at: now)
      try look(into: snapshot, trust, try trust.trust(in: location))
    }
  }

  private mutating func look(
    into snapshot: Snapshot, _ files: TrustFiles, _ trust: CommandTrust
  ) throws {
    self.trust = TrustFacts(
      commands: try trust.commands(in: snapshot), user: SystemUser.user(geteuid()),
      ignoredFiles: files.errors.map(\.description))
    let setting = Settings(global: try snapshot.settings(ofQueue: nil)).sendmail
    sendmail = SendmailFacts(
      path: trust.sendmail(setting),
      isNeeded: try snapshot.queues().contains { $0.settings.address != nil })
  }

  private mutating func look(
    into snapshot: Snapshot, of location: StoreLocation, at now: Timestamp
  ) throws {
    let queues = try snapshot.queues()
    desk = DeskFacts(
      queues: queues, knowledgeBases: try snapshot.knowledgeBases(),
      unreadable: try HealthCheck.unreadable(snapshot, queues),
      authservIDs: try HealthCheck.authservIDs(snapshot, queues))
    let lastWeek = now + -7 * 86_400
    outbox = OutboxFacts(
      waiting: try snapshot.outbox(finished: false),
      failed: try snapshot.failedRecipients(since: lastWeek),
      unanswered: try snapshot.ticketsWithFailedAnswers(at: now), now: now)
    fetching = FetchingFacts(of: queues, PollFolder(location))
    care = IntegrityFacts(
      overdue: try snapshot.overdueTickets(at: now + -IntegrityFacts.patience),
      marks: ParserMarks.paths(of: location),
      unreadable: try snapshot.unreadableMessages(since: lastWeek))
  }

  /// Asked only where none is set: raw mail is read for it.
  private static func authservIDs(_ snapshot: Snapshot, _ queues: [Queue]) throws -> [String] {
    guard queues.contains(where: { $0.settings.authservID == nil }) else { return [] }
    return try snapshot.latestArrivals(limit: 30).compactMap { message in
      let beginning = try snapshot.beginning(ofRaw: message)
      let field = Message(reading: beginning).authenticationResults.first
      return field.flatMap { $0.authservID.isEmpty ? nil : $0.authservID }
    }
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
