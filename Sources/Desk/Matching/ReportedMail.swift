package import Mail

/// What leads from a report to the mail of ours that it is about.
package struct ReportedMail: Sendable {
  /// Ids of which one may be ours, the enclosed original's own first.
  package private(set) var ids: [MessageID] = []
  /// The tickets whose tokens the ids carry: confirmations are not stored as mail.
  package private(set) var tokens: [TicketMatch] = []
  /// Keys of the addresses that the report is about.
  package private(set) var recipients: Set<String> = []
  /// Where the original got another Message-ID on its way: what it answers.
  package private(set) var named: [MessageID] = []
  /// Of the original, when it is in our name.
  package private(set) var subject = ""
  package private(set) var date: Timestamp?

  /// Every id costs a look-up; what we did not sign is not searched for further.
  private enum Most {
    static let unsigned = 20
    static let signed = 20
    static let named = 20
  }

  /// - Parameters:
  ///   - report: of a bounce or receipt; nil of other mail.
  ///   - token: the ticket that an id proves.
  init(_ report: Report?, queues: [Queue], token: (MessageID) -> TicketMatch?) {
    guard let report else { return }
    let all = ([report.originalMessageID].compactMap { $0 } + report.otherIDs).filter(\.threads)
    tokens = Array(all.compactMap(token).prefix(Most.signed))
    let unsigned = all.prefix(Most.unsigned)
    ids = unsigned + tokens.compactMap(\.id).filter { !unsigned.contains($0) }
    recipients = Set(
      (report.recipients + report.mentioned).flatMap { recipient in
        ([recipient.address].compactMap { $0 } + recipient.aliases).map(\.key)
      })
    guard report.original.from.contains(where: { queues.owner(of: $0) != nil }) else { return }
    named = Array(report.original.named.filter(\.threads).prefix(Most.named))
    subject = report.original.subject
    date = report.original.date
  }
}
