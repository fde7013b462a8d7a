/// Removes a text from every field, part and gap of a mail.
struct TextRedaction {
  private let text: RemovedText
  private let fields: FieldRedaction
  private var blanking: MIMERedactor
  /// What has been looked at: fields and bodies.
  private var seen: [Range<Int>] = []

  /// - Returns: nil when the text is not there.
  static func pass(_ raw: [UInt8], _ text: RemovedText) -> [UInt8]? {
    let root = MailSource.root(raw)
    var redaction = TextRedaction(raw, root, text)
    redaction.visit(root)
    redaction.clearGaps(of: raw)
    guard !redaction.blanking.edits.isEmpty else { return nil }
    return redaction.blanking.edits.applied(to: raw)
  }

  private init(_ raw: [UInt8], _ root: Entity, _ text: RemovedText) {
    self.text = text
    let charset = root.header.charset ?? BodyChoice.bodies(of: root).first?.header.charset
    fields = FieldRedaction(text: text, reading: FieldText(fallbackCharset: charset))
    blanking = MIMERedactor(of: raw)
  }

  private mutating func visit(_ entity: Entity) {
    for field in entity.header.fields.fields {
      see(field.value)
      if let value = fields.value(of: field) {
        blanking.edits.replace(field.value, by: value)
      }
    }
    switch entity.content {
    case .multipart(let children): for child in children { visit(child) }
    case .message(let message) where entity.header.encoding.isIdentity: visit(message)
    case .message: visitEncoded(entity)
    case .signed: visitSigned(entity)
    case .leaf: visitLeaf(entity)
    }
  }

  private mutating func see(_ slice: ArraySlice<UInt8>) {
    seen.append(slice.startIndex..<slice.endIndex)
  }

  private mutating func visitEncoded(_ entity: Entity) {
    see(entity.body)
    if let mail = TextRedaction.pass(entity.decodedMail, text) {
      blanking.replace(encodedMail: entity, by: mail)
    }
  }

  /// What is signed goes as a whole: nobody could sign the rest anew.
  private mutating func visitSigned(_ entity: Entity) {
    see(entity.body)
    let bytes = entity.stream.whole
    let signed = CryptographicMessage.signedContent(of: bytes) ?? []
    if text.occurs(in: bytes) || TextRedaction.pass(signed, text) != nil { blanking.blank(entity) }
  }

  private mutating func visitLeaf(_ leaf: Entity) {
    see(leaf.body)
    let body = body(of: leaf)
    let rest = Entity(
      id: leaf.id, header: leaf.header, body: body?[...] ?? leaf.body, content: .leaf)
    if isStillThere(in: rest) {
      blanking.blank(leaf)
    } else if let body {
      blanking.edits.replace(leaf.body, by: body)
    }
  }

  /// - Returns: nil when the text is not there byte for byte.
  private func body(of leaf: Entity) -> [UInt8]? {
    let encoding = leaf.header.encoding
    var content = encoding.isIdentity ? Array(leaf.body) : leaf.stream.whole
    var isChanged = false
    for form in text.forms(charset: leaf.header.charset) {
      guard let replaced = form.replaced(in: content[...], by: Redaction.marker) else { continue }
      content = replaced
      isChanged = true
    }
    guard isChanged else { return nil }
    if encoding.isIdentity { return content }
    return TransferEncoder.encoded(content, as: encoding).map { transferred($0, like: leaf.body) }
  }

  /// With the mail's line ends, and without one before a delimiter.
  private func transferred(_ lines: [UInt8], like body: ArraySlice<UInt8>) -> [UInt8] {
    let endsLine = body.last == ASCII.lineFeed
    let trimmed = lines.last == ASCII.lineFeed ? lines.dropLast() : lines[...]
    let text = trimmed.split(separator: ASCII.lineFeed, omittingEmptySubsequences: false)
      .joined(separator: blanking.lineEnd)
    return Array(text) + (endsLine ? blanking.lineEnd : [])
  }

  /// Behind markup, a charset, or an encoding in the text itself.
  private func isStillThere(in leaf: Entity) -> Bool {
    if leaf.header.encoding == .uuencode { return text.occurs(in: leaf.stream.whole) }
    guard leaf.type.hasPrefix("text/") || leaf.isCalendar else { return false }
    var budget = WorkBudget(ParserLimits.standard.work)
    let read = LeafText(leaf, room: ParserLimits.standard.textBytes, &budget)
    if text.occurs(in: read.text) { return true }
    return leaf.mayHoldFiles && text.occurs(in: leaf.uuencodedContent)
  }

  /// Between parts, and before the header, mail may hold text that no reader sees.
  private mutating func clearGaps(of raw: [UInt8]) {
    var place = 0
    let ranges = seen.sorted { $0.lowerBound < $1.lowerBound } + [raw.count..<raw.count]
    for range in ranges {
      if range.lowerBound > place,
        let rest = text.replaced(in: raw[place..<range.lowerBound], by: "removed")
      {
        blanking.edits.replace(place..<range.lowerBound, by: rest)
      }
      place = max(place, range.upperBound)
    }
  }
}

extension ContentStream {
  var whole: [UInt8] {
    var content: [UInt8] = []
    read { content += $0 }
    return content
  }
}

extension Entity {
  /// Of all files in its text.
  fileprivate var uuencodedContent: [UInt8] {
    var content: [UInt8] = []
    var scanner = UuencodeScanner()
    stream.read { chunk in scanner.scan(chunk) { content += $0.content } }
    scanner.finish { content += $0.content }
    return content
  }
}
