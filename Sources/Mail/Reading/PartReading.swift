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
    isLeaf && type == "text/plain" && id < Bounds.standard.entitiesWithFiles
  }

  /// Only an encoding protects bytes from what transports do to lines. Attached messages are compared
  /// by their leaves.
  fileprivate var hasLinesOfTransport: Bool {
    isLeaf && (type.hasPrefix("text/") || header.encoding.isIdentity)
  }
}
