import CGMime

extension Message {
  /// Reads a raw mail as tolerantly as it was written. Never fails: see `defects`.
  package init(reading raw: [UInt8], bounds: Bounds = .standard) {
    self = MessageReader(raw, bounds).message()
  }

  /// Hands the decoded content of part `number` to `sink` in chunks.
  ///
  /// - Returns: false when the mail has no such part.
  package static func content(
    ofPart number: Int, in raw: [UInt8], _ sink: (UnsafeRawBufferPointer) throws -> Void
  ) rethrows -> Bool {
    try MessageReader(raw, .standard).withParts { parts in
      guard parts.entries.indices.contains(number - 1) else { return false }
      try parts.entries[number - 1].readContent(sink)
      return true
    }
  }
}

/// The way from raw bytes to a `Message`, one step a call.
struct MessageReader {
  private let lenient: Leniency
  private let header: RawHeader
  private let text: HeaderText
  private let bounds: Bounds

  init(_ raw: [UInt8], _ bounds: Bounds) {
    precondition(GMimeLibrary.isReady)
    self.bounds = bounds
    lenient = Leniency(raw)
    header =
      lenient.hasHeader
      ? RawHeader(lenient.bytes, from: lenient.start, bounds: bounds)
      : RawHeader([], from: 0, bounds: bounds)
    text = HeaderText(bodyCharset: header.value(of: "Content-Type").flatMap(MessageReader.charset))
  }

  func message() -> Message {
    var message = Message()
    message.defects = lenient.defects + header.defects
    message.mboxSender = lenient.mboxSender
    readHeader(into: &message)
    withParts { parts in
      let digests = parts.entries.map { $0.digest() }
      message.parts = zip(parts.entries, digests).enumerated().map { place, pair in
        pair.0.part(number: place + 1, pair.1)
      }
      message.text = parts.text
      message.defects += parts.defects
      message.report = ReportReading(
        leaves: parts.leaves, header: message.header, from: message.from, text: parts.text
      ).report()
      message.contentHash = contentHash(message, parts, digests)
    }
    return message
  }

  func withParts<T>(_ use: (MessageParts) throws -> T) rethrows -> T {
    try MimeTree.with(isTooCostly ? [] : mail, bounds: bounds) { tree in
      try use(MessageParts(tree, wholeBody: body, bounds: bounds))
    }
  }

  private var body: ArraySlice<UInt8> {
    lenient.hasHeader ? lenient.bytes[header.end...] : lenient.bytes[lenient.start...]
  }

  /// What GMime gets: the mail where it lies, or a copy with a header it can read.
  private var mail: ArraySlice<UInt8> {
    if !lenient.hasHeader { return ([Octet.lineFeed] + body)[...] }
    return header.needsRewriting ? (header.rewritten + body)[...] : lenient.bytes[lenient.start...]
  }

  /// A thousand multiparts around many megabytes would hold the delivery for minutes: then the body
  /// is one text.
  private var isTooCostly: Bool {
    let name = Array("boundary".utf8)
    var count = 0
    for place in body.indices.dropFirst(name.count) where body[place] == 0x3D {
      let word = body[(place - name.count)..<place]
      if zip(word, name).allSatisfy({ $0 | 0x20 == $1 }) { count += 1 }
    }
    return count > bounds.depth && count * body.count > bounds.boundaryBytes
  }

  private func readHeader(into message: inout Message) {
    message.header = header.fields.map { HeaderField(name: $0.name, value: text.decoded($0.value)) }
    message.from = mailboxes("From", &message.defects)
    message.sender = mailboxes("Sender", &message.defects)
    message.replyTo = mailboxes("Reply-To", &message.defects)
    message.to = mailboxes("To", &message.defects)
    message.cc = mailboxes("Cc", &message.defects)
    message.subject = message.header.first("Subject") ?? ""
    message.messageID = message.header.first("Message-ID").flatMap(MessageIDReading.first)
    message.inReplyTo = message.header.all("In-Reply-To").flatMap(MessageIDReading.all)
    message.references = message.header.all("References").flatMap(MessageIDReading.all)
    message.authenticationResults = message.header.all("Authentication-Results")
      .compactMap(AuthenticationResultsReading.read)
    if let date = message.header.first("Date") {
      message.date = MailDate.read(date)
      if message.date == nil { message.defects.append(.absurdDate(date)) }
    }
    for name in ["From", "Message-ID", "Subject"] where message.header.all(name).count > 1 {
      message.defects.append(.severalFields(name))
    }
  }

  private func mailboxes(_ name: String, _ defects: inout [Defect]) -> [Mailbox] {
    let values = header.fields.filter { $0.name.equalsIgnoringCase(name) }.map(\.value)
    let mailboxes = values.flatMap(text.mailboxes)
    if mailboxes.contains(where: { $0.address == nil }) {
      defects.append(.malformedAddress(field: name))
    }
    return mailboxes
  }

  private func contentHash(
    _ message: Message, _ parts: MessageParts, _ digests: [PartDigest]
  ) -> String {
    var digest = ContentDigest()
    let authors = message.from.map { $0.address?.key ?? $0.name }
    digest.add(authors.joined(separator: ","))
    digest.add(message.date.map { "\($0.seconds)" } ?? "")
    digest.add(message.subject)
    for (entry, part) in zip(parts.entries, digests) { entry.add(part, to: &digest) }
    return digest.finalized()
  }

  /// The charset parameter, told early: bare 8-bit header bytes are often in it.
  private static func charset(ofContentType value: [UInt8]) -> String? {
    let text = String(decoding: value, as: UTF8.self).lowercased()
    guard let range = text.firstRange(of: "charset=") else { return nil }
    let name = text[range.upperBound...].drop { $0 == "\"" || $0 == " " }
      .prefix { $0 != "\"" && $0 != ";" && $0 != " " }
    return name.isEmpty ? nil : String(name)
  }
}
