package import Mail

/// What a delivery report says of the recipients of one mail.
package struct ReportedOutcomes: Sendable {
  /// The worst of each address, failures before delays.
  private var named: [String: Report.Recipient] = [:]
  private var worst: Report.Recipient?

  package init(_ report: Report) {
    for recipient in report.recipients where recipient.action == .failed { note(recipient) }
    for recipient in report.recipients where recipient.action == .delayed { note(recipient) }
  }

  private mutating func note(_ recipient: Report.Recipient) {
    if worst == nil { worst = recipient }
    guard let key = recipient.address?.key, named[key] == nil else { return }
    named[key] = recipient
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
    return recipients.compactMap { address in named[address].map { (address, $0) } }
  }
}
