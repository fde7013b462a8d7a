/// One pass over the content of an entity that has a number: its digest, and the uuencoded files that
/// stand in it, which get the numbers behind it.
struct PartReading {
  private(set) var digest: PartDigest
  private(set) var files: [File] = []

  struct File {
    let name: String
    fileprivate(set) var digest = PartDigest(evensLines: false)
  }

  init(_ entity: Entity) {
    digest = PartDigest(evensLines: entity.hasLinesOfTransport)
    guard entity.mayHoldFiles else {
      entity.stream.read { digest.add($0) }
      return
    }
    var scanner = UuencodeScanner()
    entity.stream.read { chunk in
      digest.add(chunk)
      scanner.scan(chunk) { take($0) }
    }
    scanner.finish { take($0) }
  }

  private mutating func take(_ event: UuencodeScanner.Event) {
    switch event {
    case .begin(let name): files.append(File(name: name))
    case .content(let bytes): files[files.count - 1].digest.add(bytes)
    case .text, .end: break
    }
  }
}

extension Entity {
  var mayHoldFiles: Bool {
    isLeaf && type == "text/plain" && id < ParserLimits.standard.entitiesWithFiles
  }

  /// Only an encoding protects bytes from what transports do to lines. Attached messages are compared
  /// by their leaves.
  fileprivate var hasLinesOfTransport: Bool {
    isLeaf && (type.hasPrefix("text/") || header.encoding.isIdentity)
  }
}

extension Message {
  /// Hands the decoded content of part `number` to `sink` in chunks.
  ///
  /// - Returns: false when the mail has no such part.
  package static func content(
    ofPart number: Int, in raw: [UInt8], _ sink: (UnsafeRawBufferPointer) throws -> Void
  ) rethrows -> Bool {
    let mail = MailStructure(raw, bounds: .standard)
    var left = number
    for numbered in mail.root.numbered where left > 0 {
      let entity = numbered.entity
      left -= 1
      if left == 0 {
        try entity.stream.read(sink)
        return true
      }
      guard entity.mayHoldFiles else { continue }
      var file = NumberedFile(number: left)
      try file.read(entity.stream, sink)
      if file.isFound { return true }
      left = file.number
    }
    return false
  }
}

/// Looks for the n-th uuencoded file of a text.
private struct NumberedFile {
  /// How many files further it is; 0 when it has been reached.
  private(set) var number: Int
  private var begun = 0

  init(number: Int) {
    self.number = number
  }

  var isFound: Bool { number == 0 }

  mutating func read(
    _ stream: ContentStream, _ sink: (UnsafeRawBufferPointer) throws -> Void
  ) rethrows {
    var scanner = UuencodeScanner()
    try stream.read { chunk in
      try scanner.scan(chunk) { try take($0, sink) }
    }
    try scanner.finish { try take($0, sink) }
    number = max(0, number - begun)
  }

  private mutating func take(
    _ event: UuencodeScanner.Event, _ sink: (UnsafeRawBufferPointer) throws -> Void
  ) rethrows {
    switch event {
    case .begin: begun += 1
    case .content(let bytes) where begun == number: try sink(bytes)
    case .content, .text, .end: break
    }
  }
}
