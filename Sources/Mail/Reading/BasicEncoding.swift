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
  private struct Beginning {
    let identifier: UInt8
    let end: Int?

    var tag: Tag? { Tag(rawValue: identifier) }
    var isEnd: Bool { identifier == Tag.end.rawValue && end != nil }
  }

  private mutating func begin() -> Beginning? {
    guard let identifier = take(), identifier & 0x1F != 0x1F, let first = take() else { return nil }
    switch first {
    case 0..<0x80: return Beginning(identifier: identifier, end: end(of: Int(first)))
    case 0x80: return Beginning(identifier: identifier, end: nil)
    default:
      var length = 0
      for _ in 0..<(first & 0x7F) {
        guard let octet = take(), length <= bytes.count else { return nil }
        length = length << 8 | Int(octet)
      }
      return Beginning(identifier: identifier, end: end(of: length))
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
