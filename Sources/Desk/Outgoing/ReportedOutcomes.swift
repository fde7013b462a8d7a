package import Mail

/// What a delivery report says of the recipients of one mail.
package struct ReportedOutcomes: Sendable {
  /// The worst of each address, failures before delays.
  private var named: [String: Report.Recipient] = [:]
  private var worst: Report.Recipient?
  /// Of those whom only the text for people names.
  private var mentioned: [String: Report.Recipient] = [:]

  package init(_ report: Report) {
    for action in [Report.Action.failed, .delayed] {
      for recipient in report.recipients where recipient.action == action {
        if worst == nil { worst = recipient }
        Self.note(recipient, in: &named)
      }
    }
    for recipient in report.mentioned { Self.note(recipient, in: &mentioned) }
  }

  private static func note(
    _ recipient: Report.Recipient, in list: inout [String: Report.Recipient]
  ) {
    for address in [recipient.address].compactMap({ $0 }) + recipient.aliases
    where list[address.key] == nil {
      list[address.key] = recipient
    }
  }

  /// - Parameter recipients: keys of the addresses that the mail went to.
  /// - Returns: what became of it at some of them, in their order. Where it went to only one, that is
  ///   who is meant, whatever an alias made of the address.
  package func outcomes(
    ofRecipients recipients: [String]
  ) -> [(address: String, outcome: Report.Recipient)] {
    if recipients.count == 1, let worst {
      return [(recipients[0], named[recipients[0]] ?? worst)]
    }
    guard worst != nil else { return [] }
    let reported = recipients.compactMap { address in named[address].map { (address, $0) } }
    return reported.isEmpty
      ? recipients.compactMap { address in mentioned[address].map { (address, $0) } } : reported
  }
}
