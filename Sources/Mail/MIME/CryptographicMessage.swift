/// A CMS message (RFC 5652): what an opaque S/MIME signature (RFC 8551 §3.5.2) is sent as. Its clear text
/// is read; whether the signature holds is not asked.
enum CryptographicMessage {
  /// Whether bytes begin as signed data does.
  static func isSigned(_ beginning: [UInt8]) -> Bool {
    var reader = BasicEncoding(beginning[...])
    return reader.enter(.sequence) && reader.objectIdentifier() == signedData
  }

  /// The content that was signed.
  ///
  /// - Returns: nil when these bytes are no signed data, or the content is not in them.
  static func signedContent(of bytes: [UInt8]) -> [UInt8]? {
    var reader = BasicEncoding(bytes[...])
    // ContentInfo; SignedData: the version, the digest algorithms, EncapsulatedContentInfo.
    let isThere =
      reader.enter(.sequence) && reader.objectIdentifier() == signedData
      && reader.enter(.explicit) && reader.enter(.sequence) && reader.skip() && reader.skip()
      && reader.enter(.sequence) && reader.skip() && reader.enter(.explicit)
    return isThere ? reader.octetString() : nil
  }

  /// 1.2.840.113549.1.7.2
  private static let signedData: [UInt8] = [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x02]
}

/// ASN.1 in its basic encoding (X.690), as far as a walk to a value needs it: forward only, without
/// recursion, each byte looked at once.
struct BasicEncoding {
  private let bytes: ArraySlice<UInt8>
  private var place: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    place = bytes.startIndex
  }

  /// Identifier octets.
  enum Tag: UInt8 {
    case end = 0x00
    case octets = 0x04
    case objectIdentifier = 0x06
    case octetsInPieces = 0x24
    case sequence = 0x30
    /// `[0] EXPLICIT`
    case explicit = 0xA0
  }

  /// The beginning of an element, and where its content ends: nil where that is told by an element of
  /// its own (§8.1.3.6). What was cut off ends where the bytes do.
  private struct MailPreamble {
    let identifier: UInt8
    let end: Int?

    var tag: Tag? { Tag(rawValue: identifier) }
    var isEnd: Bool { identifier == Tag.end.rawValue && end != nil }
  }

  private mutating func begin() -> MailPreamble? {
    guard let identifier = take(), identifier & 0x1F != 0x1F, let first = take() else { return nil }
    switch first {
    case 0..<0x80: return MailPreamble(identifier: identifier, end: end(of: Int(first)))
    case 0x80: return MailPreamble(identifier: identifier, end: nil)
    default:
      var length = 0
      for _ in 0..<(first & 0x7F) {
        guard let octet = take(), length <= bytes.count else { return nil }
        length = length << 8 | Int(octet)
      }
      return MailPreamble(identifier: identifier, end: end(of: length))
    }
  }

  private mutating func take() -> UInt8? {
    guard place < bytes.endIndex else { return nil }
    defer { place += 1 }
    return bytes[place]
  }

  private func end(of length: Int) -> Int { place + min(length, bytes.endIndex - place) }

  /// Goes to the content of the next element when that is such a one.
  mutating func enter(_ tag: Tag) -> Bool { begin()?.tag == tag }

  mutating func objectIdentifier() -> [UInt8]? {
    guard let element = begin(), element.tag == .objectIdentifier, let end = element.end else {
      return nil
    }
    defer { place = end }
    return Array(bytes[place..<end])
  }

  /// Goes behind the next element.
  mutating func skip() -> Bool {
    var open = 0
    repeat {
      guard let element = begin() else { return false }
      if let end = element.end { place = end } else { open += 1 }
      if element.isEnd { open -= 1 }
    } while open > 0
    return open == 0
  }

  /// Also one in pieces (§8.7.3); what there is of one that was cut off.
  mutating func octetString() -> [UInt8]? {
    var octets: [UInt8] = []
    var open: [Int?] = []
    repeat {
      guard let element = begin() else { return octets.isEmpty ? nil : octets }
      switch (element.tag, element.end) {
      case (.octets, let end?):
        octets += bytes[place..<end]
        place = end
      case (.octetsInPieces, let end) where open.count < Self.mostOpen: open.append(end)
      case (.end, _) where open.last == .some(nil): open.removeLast()
      default: return nil
      }
      while case .some(.some(let end)) = open.last, place >= end { open.removeLast() }
    } while !open.isEmpty
    return octets
  }

  /// Pieces of pieces: one level is seen.
  private static let mostOpen = 8
}
