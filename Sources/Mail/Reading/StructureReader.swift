/// Takes a mail apart into entities (RFC 2046), in one pass over its lines, as slices of the mail.
///
/// GMime's parser is not used for this: it believes the last of two Content-Type fields where people's
/// programs believe the first, loses the text when a boundary never occurs, compares each line with
/// each open boundary (20 s for 15 MB made for it), and has no bounds one could set.
struct StructureReader {
  private let bytes: ArraySlice<UInt8>
  private let bounds: Bounds
  /// Of the mail itself.
  private let depth: Depth
  private var boundaries = Boundaries()
  private var position: Int
  /// Where the last body ended.
  private var stop: Stop
  private var entities: Int
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

  init(_ mail: ArraySlice<UInt8>, bounds: Bounds) {
    self.init(mail, entities: 0, Depth(), bounds)
  }

  private init(_ mail: ArraySlice<UInt8>, entities: Int, _ depth: Depth, _ bounds: Bounds) {
    bytes = mail
    self.bounds = bounds
    self.entities = entities
    self.depth = depth
    position = bytes.startIndex
    stop = Stop(bodyEnd: bytes.endIndex)
  }

  /// - Parameter hasHeader: false when all is body.
  mutating func mail(hasHeader: Bool) -> Entity {
    hasHeader
      ? entity(implied: Self.text, depth) : entity(RawHeader(), implied: Self.text, depth)
  }

  private static let text = Parameterized("text/plain")

  private mutating func entity(implied: Parameterized, _ depth: Depth) -> Entity {
    let reader = HeaderReader(bytes, from: position, boundaries: boundaries, bounds: bounds)
    position = reader.end
    defects.note(reader.defects)
    return entity(reader.header, implied: implied, depth)
  }

  private mutating func entity(
    _ fields: RawHeader, implied: Parameterized, _ depth: Depth
  ) -> Entity {
    let id = nextID()
    var header = EntityHeader(fields, implied: implied)
    if fields.all("Content-Type").count > 1 { defects.note(.severalFields("Content-Type")) }
    let start = position
    let content = content(of: &header, depth)
    let entity = Entity(
      id: id, header: header, body: bytes[start..<max(start, stop.bodyEnd)], content: content)
    guard case .leaf = content, header.encoding == .base64,
      let rest = Base64Body.remainder(of: entity.body)
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
    guard header.isMultipart || header.isAttachedMessage else { return leaf() }
    guard isWithin(inner) else {
      // So that nothing hides there.
      header.becomePlainText()
      return leaf()
    }
    if header.isMultipart { return multipart(&header, inner) }
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

extension StructureReader {
  private mutating func multipart(_ header: inout EntityHeader, _ depth: Depth) -> Entity.Content {
    let children =
      header.type["boundary"].map { self.children($0, implied: header.impliedForChildren, depth) }
    if let children, !children.isEmpty { return .multipart(children) }
    if children == nil { passToDelimiter() }
    // The text must not be lost with the boundary.
    defects.note(.boundaryNotFound)
    header.becomePlainText()
    return .leaf
  }

  /// After its closing delimiter a boundary may occur again: parts glued behind are read too, so that
  /// no content hides there.
  private mutating func children(
    _ boundary: String, implied: Parameterized, _ depth: Depth
  ) -> [Entity] {
    let level = boundaries.open(boundary)
    defer { boundaries.close() }
    var children: [Entity] = []
    passToDelimiter()
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

extension StructureReader {
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
    return .message(separateMail(Beginning(of: decoded[...], bounds: bounds), depth))
  }

  private mutating func separateMail(_ beginning: Beginning, _ depth: Depth) -> Entity {
    var reader = StructureReader(beginning.mail, entities: entities, depth, bounds)
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
    let beginning = Beginning(of: body, bounds: bounds)
    let inner = Depth(entities: depth.entities + 1, messages: depth.messages + 1)
    guard beginning.hasHeader, isWithin(inner) else {
      return Entity(id: id, header: EntityHeader(type: "text/plain"), body: body, content: .leaf)
    }
    return Entity(
      id: id, header: EntityHeader(type: "message/rfc822"), body: body,
      content: .message(separateMail(beginning, inner)))
  }
}
