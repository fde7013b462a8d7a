/// All that was observed of a desk; what could not be looked at is nil.
package struct HealthCheck: Sendable {
  package var store: StoreFacts
  package var access: AccessFacts?
  package var lock: LockFacts?
  package var library: LibraryFacts?
  package var space: SpaceFacts?
  package var trust: TrustFacts?
  package var sendmail: SendmailFacts?
  package var desk: DeskFacts?
  package var outbox: OutboxFacts?
  package var fetching: FetchingFacts?
  package var care: IntegrityFacts?

  package init(store: StoreFacts) {
    self.store = store
  }

  package var findings: [Finding] {
    let groups = [
      store.findings, access?.findings, lock?.findings, library?.findings, space?.findings,
      trustFindings,
      sendmail?.findings, desk?.findings, outbox?.findings, fetching?.findings, care?.findings,
    ]
    return groups.flatMap { $0 ?? [] }
  }

  /// Permissions that are wrong are put right first: then there may be nobody else to fear.
  private var trustFindings: [Finding]? {
    access?.findings.count(.problem) == 0 ? trust?.findings : nil
  }
}
