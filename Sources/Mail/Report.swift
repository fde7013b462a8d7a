/// A machine-readable report about a mail: multipart/report (RFC 6522).
package struct Report: Hashable, Sendable {
  package var kind: Kind
  /// The Message-ID of the mail reported on: of the enclosed original (message/rfc822,
  /// text/rfc822-headers) or, for MDNs, Original-Message-ID (RFC 8098 §3.2.5).
  package var originalMessageID: MessageID?
  /// Per-recipient outcome, only for delivery reports (RFC 3464 §2.3).
  package var recipients: [Recipient]

  package enum Kind: String, Sendable {
    /// DSN, RFC 3464, or the pre-standard bounces of old MTAs.
    case delivery
    /// MDN, RFC 8098.
    case disposition
    /// ARF complaint, RFC 5965.
    case feedback
  }

  package enum Action: String, Sendable {
    case failed, delayed, delivered, relayed, expanded
  }

  package struct Recipient: Hashable, Sendable {
    package var address: Address?
    package var action: Action
    /// RFC 3463 status such as `5.1.1`; empty when the report has none.
    package var status: String
    package var diagnostic: String

    package init(address: Address?, action: Action, status: String = "", diagnostic: String = "") {
      self.address = address
      self.action = action
      self.status = status
      self.diagnostic = diagnostic
    }
  }

  package init(kind: Kind, originalMessageID: MessageID?, recipients: [Recipient] = []) {
    self.kind = kind
    self.originalMessageID = originalMessageID
    self.recipients = recipients
  }
}
