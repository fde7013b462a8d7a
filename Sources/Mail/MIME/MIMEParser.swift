internal import Text

/// Takes a mail apart into entities (RFC 2046), in one pass over its lines, as slices of the mail.
///
/// GMime's parser is not used for this: it believes the last of two Content-Type fields where people's
/// programs believe the first, loses the text when a boundary never occurs, compares each line with
/// each open boundary (20 s for 15 MB made for it), and has no bounds one could set.
struct MIMEParser {
  private let bytes: ArraySlice<UInt8>
  private let bounds: ParserLimits
  /// Of the mail itself.
  private let depth: Depth
  private var boundaries = Boundaries()
  private var position: Int
  /// Where the last body ended.
  private var stop: Stop
  private var entities: Int
  /// Bytes that may still be searched for a boundary that nobody declared.
  private var roomForSearch: Int
  private(set) var defects = Defects()

  private struct Stop {
    var bodyEnd: Int
    /// Nil at the end of the mail.
    var delimiter: Boundaries.Delimiter?
  }

  /// How far inside others an entity is.
  private struct Depth {
    var entities = 0
    var messages = 0
  }

  init(_ mail: ArraySlice<UInt8>, bounds: ParserLimits) {
    self.init(mail, entities: 0, Depth(), bounds)
  }

  private init(_ mail: ArraySlice<UInt8>, entities: Int, _ depth: Depth, _ bounds: ParserLimits) {
    bytes = mail
    self.bounds = bounds
    self.entities = entities
    self.depth = depth
    roomForSearch = bounds.searchesForBoundary * bytes.count
    position = bytes.startIndex
    stop = Stop(bodyEnd: bytes.endIndex)
  }

  /// - Parameter hasHeader: false when all is body.
  mutating func mail(hasHeader: Bool) -> Entity {
    hasHeader
      ? entity(implied: Self.text, depth) : entity(RawHeader(), implied: Self.text, depth)
  }

  private static let text = ParameterizedHeader("text/plain")

  private mutating func entity(implied: ParameterizedHeader, _ depth: Depth) -> Entity {
    let reader = HeaderReader(bytes, from: position, boundaries: boundaries, bounds: bounds)
    position = reader.end
    defects.note(reader.defects)
    return entity(reader.header, implied: implied, depth)
  }

  private mutating func entity(
    _ fields: RawHeader, implied: ParameterizedHeader, _ depth: Depth
  ) -> Entity {
    let id = nextID()
    var header = EntityHeader(fields, implied: implied)
    if fields.all("Content-Type").count > 1 { defects.note(.severalFields("Content-Type")) }
    let start = position
    let content = content(of: &header, depth)
    let entity = Entity(
      id: id, header: header, body: bytes[start..<max(start, stop.bodyEnd)], content: content)
    guard case .leaf = content else { return entity }
    if let text = signedText(in: entity, depth) {
      return Entity(id: id, header: header, body: entity.body, content: .signed(text))
    }
    guard header.encoding == .base64, let rest = Base64Body.remainder(of: entity.body)
    else { return entity }
    return split(entity, at: rest, depth)
  }

  private mutating func nextID() -> Int {
    entities += 1
    return entities - 1
  }

  private mutating func content(of header: inout EntityHeader, _ depth: Depth) -> Entity.Content {
    let inner = Depth(
      entities: depth.entities + 1, messages: depth.messages + (header.isAttachedMessage ? 1 : 0))
    let mayBeMultipart = !header.isAttachedMessage && header.types.contains(where: \.isMultipart)
    guard mayBeMultipart || header.isAttachedMessage else { return leaf() }
    guard isWithin(inner) else {
      // So that nothing hides there.
      header.becomePlainText()
      return leaf()
    }
    if mayBeMultipart { return multipart(&header, inner).map { .multipart($0) } ?? .leaf }
    return header.encoding.isIdentity
      ? .message(attachedMessage(inner)) : encodedMessage(header.encoding, inner)
  }

  private mutating func isWithin(_ depth: Depth) -> Bool {
    if depth.entities <= bounds.depth, depth.messages <= bounds.messageDepth { return true }
    defects.note(.tooDeep)
    return false
  }

  private mutating func leaf() -> Entity.Content {
    passToDelimiter()
    return .leaf
  }
}

// MARK: Multiparts

extension MIMEParser {
  /// Of several fields the one whose boundary occurs counts, and where none does, a boundary that is
  /// seen in the body.
  ///
  /// - Returns: nil when there are no parts: then all to the next delimiter is one leaf.
  private mutating func multipart(_ header: inout EntityHeader, _ depth: Depth) -> [Entity]? {
    let start = position
    let declared = header.types.filter { $0.isMultipart && $0["boundary"] != nil }
    if let (type, children) = parts(of: declared, depth) {
      header.type = type
      return children
    }
    guard header.isMultipart else { return nil }
    // The text must not be lost with the boundary.
    defects.note(.boundaryNotFound)
    let end = stop.bodyEnd
    if let found = search(bytes[start..<max(start, end)]) {
      position = found.place
      let type = header.type.with(boundary: found.text)
      if let (_, children) = parts(of: [type], depth) { return children }
    }
    if let other = header.otherTypes.first(where: { !$0.isMultipart }) {
      header.type = other
    } else {
      header.becomePlainText()
    }
    return nil
  }

  private mutating func parts(
    of types: [ParameterizedHeader], _ depth: Depth
  ) -> (ParameterizedHeader, [Entity])? {
    let level = boundaries.count
    for type in types { boundaries.open(type["boundary"] ?? "") }
    passToDelimiter()
    boundaries.close(from: level)
    guard let delimiter = stop.delimiter, delimiter.level >= level else { return nil }
    let type = types[delimiter.level - level]
    boundaries.open(type["boundary"] ?? "")
    defer { boundaries.close(from: level) }
    stop.delimiter = Boundaries.Delimiter(level: level, isClosing: delimiter.isClosing)
    let children = children(level, implied: type.impliedForChildren, depth)
    return children.isEmpty ? nil : (type, children)
  }

  /// After its closing delimiter a boundary may occur again: parts glued behind are read too, so that
  /// no content hides there.
  private mutating func children(
    _ level: Int, implied: ParameterizedHeader, _ depth: Depth
  ) -> [Entity] {
    var children: [Entity] = []
    while let delimiter = stop.delimiter, delimiter.level == level {
      if delimiter.isClosing {
        passToDelimiter()
      } else if entities < bounds.entities {
        children.append(entity(implied: implied, depth))
      } else {
        defects.note(.tooManyParts)
        position = bytes.endIndex
        passToDelimiter()
      }
    }
    return children
  }

  private mutating func search(_ body: ArraySlice<UInt8>) -> UndeclaredBoundary? {
    guard body.count <= roomForSearch else { return nil }
    roomForSearch -= body.count
    return UndeclaredBoundary(in: body)
  }

  /// To the line after the next delimiter of any open boundary.
  private mutating func passToDelimiter() {
    let start = position
    var next = boundaries.isEmpty ? nil : bytes.lineOfHyphens(from: start)
    while let place = next {
      let line = bytes.line(at: place)
      if let delimiter = boundaries.delimiter(line.content) {
        stop = Stop(bodyEnd: bytes.end(before: place, notBelow: start), delimiter: delimiter)
        position = line.next
        return
      }
      next = bytes.lineOfHyphens(from: line.next)
    }
    stop = Stop(bodyEnd: bytes.endIndex)
    position = bytes.endIndex
  }
}

// MARK: Messages

extension MIMEParser {
  private mutating func attachedMessage(_ depth: Depth) -> Entity {
    while position < bytes.endIndex {
      let line = bytes.line(at: position)
      guard line.isBlank, line.next < bytes.endIndex, bytes.line(at: line.next).isKnownField
      else { break }
      position = line.next
    }
    return entity(implied: Self.text, depth)
  }

  /// RFC 2046 §5.2.1 forbids to encode a message; gateways do.
  private mutating func encodedMessage(
    _ encoding: TransferEncoding, _ depth: Depth
  ) -> Entity.Content {
    let start = position
    passToDelimiter()
    let body = bytes[start..<max(start, stop.bodyEnd)]
    guard body.count <= bounds.encodedMessageBytes else {
      defects.note(.tooDeep)
      return .leaf
    }
    var decoded: [UInt8] = []
    ContentStream(body: body, encoding: encoding, isText: false).read { decoded += $0 }
    return .message(separateMail(MailPreamble(of: decoded[...], bounds: bounds), depth))
  }

  private mutating func separateMail(_ beginning: MailPreamble, _ depth: Depth) -> Entity {
    var reader = MIMEParser(beginning.mail, entities: entities, depth, bounds)
    let mail = reader.mail(hasHeader: beginning.hasHeader)
    entities = reader.entities
    defects.note(reader.defects)
    return mail
  }

  /// What stands behind the end of base64 is no base64: a list's footer, or a whole second message.
  private mutating func split(_ entity: Entity, at rest: Int, _ depth: Depth) -> Entity {
    let first = Entity(
      id: entity.id, header: entity.header, body: entity.body[..<rest], content: .leaf)
    let second = glued(entity.body[rest...], depth)
    return Entity(
      id: nextID(), header: EntityHeader(entity.header.fields, type: "multipart/mixed"),
      body: entity.body, content: .multipart([first, second]))
  }

  private mutating func glued(_ body: ArraySlice<UInt8>, _ depth: Depth) -> Entity {
    let id = nextID()
    let beginning = MailPreamble(of: body, bounds: bounds)
    let inner = Depth(entities: depth.entities + 1, messages: depth.messages + 1)
    guard beginning.hasHeader, isWithin(inner) else {
      return Entity(id: id, header: EntityHeader(type: "text/plain"), body: body, content: .leaf)
    }
    return Entity(
      id: id, header: EntityHeader(type: "message/rfc822"), body: body,
      content: .message(separateMail(beginning, inner)))
  }
}

// MARK: Signatures

extension MIMEParser {
  /// What an opaque signature signs, which is an entity of its own (RFC 8551 §3.1).
  private mutating func signedText(in entity: Entity, _ depth: Depth) -> Entity? {
    let inner = Depth(entities: depth.entities + 1, messages: depth.messages + 1)
    guard entity.header.mayBeSigned, entity.body.count <= bounds.encodedMessageBytes,
      CryptographicMessage.isSigned(entity.stream.prefix(64)),
      let content = CryptographicMessage.signedContent(of: entity.stream.whole), isWithin(inner)
    else { return nil }
    return separateMail(MailPreamble(of: content[...], bounds: bounds), inner)
  }
}
