import Mail
internal import Text

/// Whether a mail that is no multipart/report is a bounce all the same (RULES §3). A person may forward
/// one, paste one or write about one: so it takes a daemon for an author, and an envelope sender that is
/// nobody's.
struct BounceMarks {
  private let message: Message
  private let sender: Envelope.Sender
  private let signs: Set<Report.Sign>

  init(_ message: Message, envelope: Envelope) {
    self.message = message
    sender = envelope.sender
    signs = message.report?.kind == .delivery ? message.report?.signs ?? [] : []
  }

  /// Exim's list of the addresses that failed.
  static let failedRecipients = "X-Failed-Recipients"

  static let daemon = "mailer-daemon"
  static let postmaster = "postmaster"

  /// Why this is a bounce, in one line; nil when it is none.
  var reason: String? {
    switch path {
    case .person: nil
    case .nobody: failed ?? (isReport(by: author, ofNobody: true) ? words : nil)
    case .unknown: failed ?? (isReport(by: author, ofNobody: false) ? words : nil)
    case .postmaster: author != .other && isStrict ? words : nil
    }
  }

  /// Whose the envelope sender is.
  private enum Path {
    case nobody, unknown, postmaster, person
  }

  private var path: Path {
    switch sender {
    case .null: return .nobody
    case .unknown: return .unknown
    case .address(let address):
      if address.localPart == Self.daemon { return .nobody }
      return address.localPart == Self.postmaster ? .postmaster : .person
    }
  }

  private enum Author {
    /// Its name or its address says that a program writes.
    case daemon
    /// A person may be behind it.
    case postmaster
    case other
  }

  private var author: Author {
    guard let from = message.from.first else {
      return message.header.first("From") == nil ? .postmaster : .daemon
    }
    let name = from.name.lowercased()
    guard let address = from.address else {
      return name.isEmpty || DaemonNames.daemons.contains(where: name.containsBytes)
        ? .daemon : .other
    }
    if DaemonNames.localParts.contains(address.localPart) { return .daemon }
    if DaemonNames.daemons.contains(where: name.containsBytes) { return .daemon }
    return address.localPart == Self.postmaster
      || DaemonNames.postmasters.contains(where: name.containsBytes) ? .postmaster : .other
  }

  private var failed: String? {
    message.header.first(Self.failedRecipients).flatMap { value in
      value.utf8.contains(UInt8(ascii: "@"))
        ? Sanitizer.field(Self.failedRecipients, value) : nil
    }
  }

  private func isReport(by author: Author, ofNobody: Bool) -> Bool {
    switch author {
    case .daemon:
      hasSubject || signs.contains(.statusPart) || signs.contains(.knownText) && hasEvidence
        || signs.isSuperset(of: [.original, .serverAnswer])
        || ofNobody && !signs.isDisjoint(with: [.knownText, .original, .serverAnswer])
    case .postmaster:
      ofNobody
        ? signs.contains(.statusPart) || signs.contains(.knownText) && hasEvidence
          || hasSubject && !signs.isDisjoint(with: [.knownText, .original, .serverAnswer])
        : isStrict
    case .other:
      ofNobody && signs.isSuperset(of: [.knownText, .knownOpening])
        && (hasSubject || signs.contains(.statusPart) || signs.contains(.original))
    }
  }

  /// What a postmaster who writes himself does not send: a bounce's subject over a bounce's text from
  /// its first word on, with the original or the server's answer.
  private var isStrict: Bool {
    message.header.first("User-Agent") == nil
      && (hasSubject || signs.contains(.statusPart))
      && signs.isSuperset(of: [.knownText, .knownOpening]) && hasEvidence
  }

  private var hasEvidence: Bool {
    !signs.isDisjoint(with: [.statusPart, .original, .serverAnswer])
  }

  private var hasSubject: Bool {
    let subject = String(decoding: SubjectText(message.subject).bytes, as: UTF8.self)
    return BounceSubjects.all.contains(where: subject.containsBytes)
  }

  private var words: String {
    let subject = Sanitizer.field("Subject", message.subject)
    guard let from = message.from.first else { return subject }
    let author = from.address?.text ?? from.name
    return author.isEmpty ? subject : Sanitizer.field("From", author) + ", " + subject
  }
}
