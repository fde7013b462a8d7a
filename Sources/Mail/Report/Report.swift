/// What a mail server, a mail program or a provider reports about a mail, or what may be such a report:
/// `signs` tell how sure it is.
package struct Report: Hashable, Sendable {
  package var kind: Kind
  /// The Message-ID of the mail reported on: of the enclosed original (message/rfc822,
  /// text/rfc822-headers, or its header in the text) or, for MDNs, Original-Message-ID (RFC 8098 §3.2.5).
  package var originalMessageID: MessageID?
  /// Per-recipient outcome, only for delivery reports (RFC 3464 §2.3, or as the text tells it).
  package var recipients: [Recipient]
  /// Whom the text for people names besides: when an alias stands in the place of a recipient.
  package var mentioned: [Recipient] = []
  /// What the enclosed original says of itself.
  package var original = Original()
  /// Everything else in the report that looks like a Message-ID: a server on the way may have given the
  /// original another one.
  package var otherIDs: [MessageID] = []
  package var signs: Set<Sign>

  package enum Kind: String, Sendable {
    /// DSN, RFC 3464, or the bounces of programs that do not write one.
    case delivery
    /// MDN, RFC 8098.
    case disposition
    /// ARF complaint, RFC 5965, and the providers' own forms of it.
    case feedback
  }

  /// What makes a mail look like a report.
  package enum Sign: Sendable {
    /// The mail as a whole is the report: multipart/report, or a body that is nothing else.
    case container
    /// A machine-readable part among others (message/delivery-status).
    case statusPart
    /// The mail reported on, attached, or its header in the text.
    case original
    /// The text begins with words of mail servers.
    case knownText
    /// Its very first words are such.
    case knownOpening
    /// The text quotes what a server answered: `550 5.1.1`.
    case serverAnswer
  }

  package enum Action: String, Sendable {
    case failed, delayed, delivered, relayed, expanded
  }

  package struct Recipient: Hashable, Sendable {
    package var address: Address?
    /// What aliases and forwarders made of it.
    package var aliases: [Address]
    package var action: Action
    /// RFC 3463 status such as `5.1.1`; empty when the report has none.
    package var status: String
    package var diagnostic: String

    package init(
      address: Address?, aliases: [Address] = [], action: Action, status: String = "",
      diagnostic: String = ""
    ) {
      self.address = address
      self.aliases = aliases
      self.action = action
      self.status = status
      self.diagnostic = diagnostic
    }
  }

  /// The header of the mail reported on, as far as it leads to the mail when its Message-ID does not.
  package struct Original: Hashable, Sendable {
    package var from: [Address] = []
    package var subject = ""
    package var date: Timestamp?
    /// In-Reply-To and References.
    package var named: [MessageID] = []

    package init() {}
  }

  package init(
    kind: Kind, originalMessageID: MessageID?, recipients: [Recipient] = [],
    signs: Set<Sign> = [.container]
  ) {
    self.kind = kind
    self.originalMessageID = originalMessageID
    self.recipients = recipients
    self.signs = signs
  }
}
