internal import Text

/// Anonymizes every field, part and gap of a mail; its structure stays.
struct MailAnonymizer {
  private(set) var text: TextAnonymizer
  private var edits = RawEdits()
  private let lineEnd: [UInt8]
  private let root: Entity
  private let charset: String?
  /// What has been edited: fields and bodies.
  private var seen: [Range<Int>] = []
  /// Those that stay as they are.
  private var boundaries: Set<String> = []

  init(_ raw: [UInt8], _ text: TextAnonymizer) {
    self.text = text
    lineEnd = MailSource.lineEnd(raw)
    root = MailSource.root(raw)
    charset = root.header.charset ?? BodyChoice.bodies(of: root).first?.header.charset
  }

  /// Of those who wrote and got the mail, wherever they stand.
  mutating func replaceNames(but machines: KnownWords) {
    let fields = ["From", "Sender", "Reply-To", "To", "Cc"]
      .flatMap { root.header.fields.all($0).prefix(Self.mostFields) }
    for field in fields {
      let mailboxes = MailboxReading.mailboxes(in: FieldText().protected(field))
      for mailbox in mailboxes.prefix(Self.mostMailboxes)
      where mailbox.address.flatMap(text.ours) == nil {
        let name = "\(mailbox.name) \(mailbox.address?.localPart ?? "")"
        for word in Array(name.unicodeScalars).split(whereSeparator: { !$0.isOfWord })
        where word.count > 2 && !machines.contains(word) {
          text.names.insert(word.text.lowercased())
        }
      }
    }
  }

  private static let mostFields = 10
  private static let mostMailboxes = 100

  mutating func anonymized(_ raw: [UInt8]) -> [UInt8] {
    visit(root)
    editGaps(of: raw)
    return edits.applied(to: raw)
  }

  private mutating func visit(_ entity: Entity) {
    let declared = entity.header.types.compactMap { $0["boundary"] }
    boundaries.formUnion(declared.filter(FieldAnonymizer.isHarmless))
    var fields = FieldAnonymizer(text: text, charset: charset, lineEnd: lineEnd)
    for field in entity.header.fields.fields { edit(field.value, to: fields.value(of: field)) }
    text = fields.text
    switch entity.content {
    case .multipart(let children): for child in children { visit(child) }
    case .message(let message) where entity.header.encoding.isIdentity: visit(message)
    case .message: visitEncoded(entity)
    case .leaf, .signed: visitLeaf(entity)
    }
  }

  private mutating func edit(_ slice: ArraySlice<UInt8>, to bytes: [UInt8]) {
    seen.append(slice.startIndex..<slice.endIndex)
    edits.replace(slice, by: bytes)
  }

  private mutating func visitEncoded(_ entity: Entity) {
    let mail = entity.decodedMail
    var inner = MailAnonymizer(mail, text)
    let anonymized = inner.anonymized(mail)
    text = inner.text
    edit(entity.body, to: encoded(anonymized, like: entity))
  }

  private mutating func visitLeaf(_ leaf: Entity) {
    guard !leaf.body.isEmpty else { return }
    if leaf.header.encoding == .uuencode {
      edit(leaf.body, to: anonymized(withFiles: Array(leaf.body), leaf))
    } else if leaf.isText {
      let content = leaf.header.encoding.isIdentity ? Array(leaf.body) : leaf.stream.whole
      edit(leaf.body, to: encoded(anonymized(withFiles: content, leaf), like: leaf))
    } else {
      edit(leaf.body, to: encoded(Array(Self.marker.utf8) + lineEnd, like: leaf))
    }
  }

  /// In the place of what is no text.
  private static let marker = "[anonymized]"

  private func encoded(_ content: [UInt8], like entity: Entity) -> [UInt8] {
    let encoding = entity.header.encoding
    guard !encoding.isIdentity, let lines = TransferEncoder.encoded(content, as: encoding) else {
      let endsLine = entity.body.last == ASCII.lineFeed
      return endsLine || content.last != ASCII.lineFeed ? content : content.dropLast(lineEnd.count)
    }
    let trimmed = lines.last == ASCII.lineFeed ? lines.dropLast() : lines[...]
    let joined = trimmed.split(separator: ASCII.lineFeed, omittingEmptySubsequences: false)
      .joined(separator: lineEnd)
    return Array(joined) + (entity.body.last == ASCII.lineFeed ? lineEnd : [])
  }

  /// Files that are uuencoded in the text keep their size, and lose their content.
  private mutating func anonymized(withFiles content: [UInt8], _ leaf: Entity) -> [UInt8] {
    guard leaf.mayHoldFiles || leaf.header.encoding == .uuencode else {
      return anonymized(content, leaf)
    }
    var out: [UInt8] = []
    for piece in UuencodedPiece.pieces(of: content) {
      switch piece {
      case .text(let text): out += anonymized(text, leaf)
      case .file(let lines): out += lines
      }
    }
    return out
  }

  private mutating func anonymized(_ content: [UInt8], _ leaf: Entity) -> [UInt8] {
    let isHTML = leaf.type == "text/html"
    let charset = leaf.header.charset ?? (isHTML ? HTMLCharset.declared(in: content) : nil)
    let manner: TextAnonymizer.Manner = leaf.holdsFields ? .fields : .prose
    return TextCoding.mapped(content, charset: charset) {
      isHTML ? text.anonymized(html: $0) : text.anonymized($0, manner)
    }
  }
}

// MARK: Gaps

extension MailAnonymizer {
  /// Between parts, and before the header, mail may hold text that no reader sees.
  private mutating func editGaps(of raw: [UInt8]) {
    var place = 0
    let ranges = seen.sorted { $0.lowerBound < $1.lowerBound } + [raw.count..<raw.count]
    for range in ranges {
      if range.lowerBound > place {
        let gap = raw[place..<range.lowerBound]
        edits.replace(gap, by: anonymized(gap: gap))
      }
      place = max(place, range.upperBound)
    }
  }

  private mutating func anonymized(gap: ArraySlice<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    var rest = gap
    while !rest.isEmpty {
      let end = rest.firstIndex(of: ASCII.lineFeed).map { $0 + 1 } ?? rest.endIndex
      out += anonymized(line: rest[..<end])
      rest = rest[end...]
    }
    return out
  }

  private mutating func anonymized(line: ArraySlice<UInt8>) -> [UInt8] {
    // The name of the field whose value follows.
    if line.last == ASCII.colon, isFieldName(line.dropLast()) { return Array(line) }
    if line.starts(with: "--".utf8), isDelimiter(line) { return Array(line) }
    return TextCoding.mapped(header: line, fallback: charset) { text.anonymized($0, .field) }
  }

  /// And no word that somebody wrote before a colon.
  private func isFieldName(_ text: ArraySlice<UInt8>) -> Bool {
    let name = text.trimmed
    return FieldNames.isKnown(name) || name.contains(ASCII.hyphen) && !name.contains(ASCII.space)
  }

  private func isDelimiter(_ line: ArraySlice<UInt8>) -> Bool {
    let text = String(
      decoding: line.dropFirst(2).prefix { !$0.isLineEnd }.trimmed, as: UTF8.self)
    return boundaries.contains(text)
      || text.hasSuffix("--") && boundaries.contains(String(text.dropLast(2)))
  }
}

extension Entity {
  fileprivate var isText: Bool {
    if case .signed = content { return false }
    return type.hasPrefix("text/") || type.hasPrefix("message/") || isCalendar
  }

  /// Reports that programs read, and headers without their mail.
  fileprivate var holdsFields: Bool {
    type.hasPrefix("message/") || type.hasPrefix("text/rfc822")
  }
}
