/// What a mail says. Reading one never fails: whatever is odd about it is listed in `defects`.
package struct Message: Sendable {
  /// All top-level fields in the order of the mail.
  package var header: [HeaderField] = []
  /// Of the first Message-ID field; nil when there is none or it is blank.
  package var messageID: MessageID?
  /// In the order written. Malformed ids are kept, see `MessageID.threads`.
  package var inReplyTo: [MessageID] = []
  /// Oldest first, as written.
  package var references: [MessageID] = []
  /// Every mailbox of every From field, groups flattened.
  package var from: [Mailbox] = []
  /// From names one address, and every program reads the same one: see `AuthorField`.
  package var hasOneAuthor = false
  package var sender: [Mailbox] = []
  package var replyTo: [Mailbox] = []
  package var to: [Mailbox] = []
  package var cc: [Mailbox] = []
  /// Decoded, unfolded, of the first Subject field; empty when there is none.
  package var subject = ""
  /// Nil when missing or absurd (before 1970, or a year nobody could have sent mail in).
  package var date: Timestamp?
  package var parts: [Part] = []
  /// The body as a reader would see it: plain text chosen over HTML, HTML rendered, flowed text
  /// unwrapped, inline texts joined. UTF-8, LF line ends, full, quoted text included.
  package var text = ""
  /// multipart/report, or what may stand for one: whether it does, its signs and the envelope say.
  package var report: Report?
  /// The emoji with which the author reacts to a mail (RFC 9078); it is the whole text then.
  package var reaction: String?
  /// Topmost first.
  package var authenticationResults: [AuthenticationResults] = []
  /// The address after `From ` of a leading mbox line, dropped before parsing.
  package var mboxSender: String?
  /// SHA-256 over From, Date, Subject and the decoded leaf parts with line ends and trailing
  /// blank lines evened out: equal for two copies of one mail that took different ways.
  package var contentHash = ""
  package var defects: [Defect] = []

  package init() {}

  /// Whether some of what the mail says was left out, for its length or for the work it would take.
  package var isPartlyRead: Bool { defects.contains(where: \.leavesOut) }
}

/// What is wrong with a mail that was read all the same.
package enum Defect: Hashable, Sendable {
  /// Nothing before the header could be skipped to a field: all is body.
  case noHeader
  case textBeforeHeader
  case byteOrderMark
  case mboxFromLine
  case bareCarriageReturns
  case nulBytes
  case brokenHeaderLine
  case severalFields(String)
  case malformedAddress(field: String)
  case absurdDate(String)
  case boundaryNotFound
  case invalidBytes(charset: String)
  case unknownCharset(String)
  case tooDeep
  case tooManyParts
  case headerTooLong
  case textTooLong
  /// HTML that nests so deep that it was read without its structure: all of its text is there.
  case htmlTooDeep
  /// Reading it all would have been more work than a mail may cost.
  case tooMuchWork

  fileprivate var leavesOut: Bool {
    switch self {
    case .textTooLong, .headerTooLong, .tooManyParts, .tooMuchWork: true
    default: false
    }
  }
}
