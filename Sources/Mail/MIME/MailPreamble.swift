/// Where the header of a mail begins, and what had to be passed over to get there. Every case here is
/// from real deliveries: editors' byte order marks, mailbox files, scripts that print warnings first,
/// gateways of old Macs.
struct MailPreamble {
  /// From the first line of the header on; the whole text when there is no header.
  private(set) var mail: ArraySlice<UInt8>
  private(set) var hasHeader = true
  private(set) var mboxSender: String?
  private(set) var defects = Defects()

  init(of raw: ArraySlice<UInt8>, bounds: ParserLimits) {
    mail = raw
    passByteOrderMark()
    evenCarriageReturns()
    passMboxLine()
    passTextBeforeHeader(bounds)
  }

  private mutating func passByteOrderMark() {
    let isUTF8 = mail.hasPrefix("\u{FEFF}")
    guard isUTF8 || mail.starts(with: [0xFF, 0xFE]) || mail.starts(with: [0xFE, 0xFF]) else {
      return
    }
    defects.note(.byteOrderMark)
    if isUTF8 {
      mail = mail.dropFirst(3)
    } else {
      mail = Array(Charset.decode(Array(mail), declared: "utf-16").text.utf8)[...]
    }
  }

  /// CR alone ends lines only in a mail that hardly knows LF: a CR inside a line is the sender's, and
  /// what the MTA did not take for a line end must not become a header field here.
  private mutating func evenCarriageReturns() {
    guard endsLinesWithCarriageReturn else { return }
    defects.note(.bareCarriageReturns)
    var even: [UInt8] = []
    even.reserveCapacity(mail.count)
    for (place, octet) in mail.enumerated() {
      let next = mail.startIndex + place + 1
      let isLoneReturn =
        octet == ASCII.carriageReturn
        && (next == mail.endIndex || !mail[next].isLineEnd
          || mail[next] == ASCII.carriageReturn)
      even.append(isLoneReturn ? ASCII.lineFeed : octet)
    }
    mail = even[...]
  }

  private var endsLinesWithCarriageReturn: Bool {
    guard mail.firstIndex(of: ASCII.carriageReturn, from: mail.startIndex) != nil else {
      return false
    }
    var (feeds, loneReturns) = (0, 0)
    var previous: UInt8 = 0
    for octet in mail.prefix(Self.sample) {
      if octet == ASCII.lineFeed { feeds += 1 }
      if previous == ASCII.carriageReturn, !octet.isLineEnd { loneReturns += 1 }
      previous = octet
    }
    return loneReturns > feeds
  }

  private static let sample = 64 << 10

  /// `From sender date`, in quoted form too (RFC 4155).
  private mutating func passMboxLine() {
    let line = mail.line(at: firstLineWithText)
    guard MboxSeparator.isBeforeHeader(line) else { return }
    defects.note(.mboxFromLine)
    let words = line.content.split(separator: ASCII.space, maxSplits: 2)
    mboxSender = words.dropFirst().first.map { String(decoding: $0, as: UTF8.self) }
    mail = mail[line.next...]
  }

  private var firstLineWithText: Int {
    var place = mail.startIndex
    while place < mail.endIndex {
      let line = mail.line(at: place)
      guard line.isBlank else { break }
      place = line.next
    }
    return place
  }

  private mutating func passTextBeforeHeader(_ bounds: ParserLimits) {
    let first = firstLineWithText
    var place = first
    var isFirstBlock = true
    for _ in 0..<bounds.linesBeforeHeader where place < mail.endIndex {
      let line = mail.line(at: place)
      if line.isBlank { isFirstBlock = false }
      if line.fieldName != nil,
        FieldBlock(mail, at: place).isHeader(
          place == first ? .atOnce : isFirstBlock ? .amidLines : .amidText)
      {
        if place > first { defects.note(.textBeforeHeader) }
        mail = mail[place...]
        return
      }
      place = line.next
    }
    hasHeader = false
    defects.note(.noHeader)
  }
}

/// Lines up to a blank one, weighed for whether they are the header of a mail.
private struct FieldBlock {
  private var known = 0
  private var hasTransport = false

  /// What went before the block.
  enum Place {
    /// Nothing: one known field makes it a header.
    case atOnce
    /// Broken lines without a blank line: two fields.
    case amidLines
    /// A paragraph of text: people quote `From:`, `To:` and `Subject:` in theirs, so that a field of
    /// the transport must be among them.
    case amidText
  }

  init(_ text: ArraySlice<UInt8>, at start: Int) {
    var place = start
    for _ in 0..<Self.mostLines where place < text.endIndex {
      let line = text.line(at: place)
      if line.isBlank { break }
      if let name = line.fieldName {
        if FieldNames.isKnown(name) { known += 1 }
        if FieldNames.isOfTransport(name) { hasTransport = true }
      }
      place = line.next
    }
  }

  private static let mostLines = 50

  func isHeader(_ place: Place) -> Bool {
    switch place {
    case .atOnce: known >= 1
    case .amidLines: known >= 2
    case .amidText: known >= 2 && hasTransport
    }
  }
}

extension Message {
  /// Whether a file of unknown kind begins as a mail does: with a header, or with what is passed over
  /// before one. Nothing is parsed for it, so that no mail is deadly here.
  package static func begins(_ file: [UInt8]) -> Bool {
    MailPreamble(of: file[...], bounds: .standard).hasHeader
  }
}
