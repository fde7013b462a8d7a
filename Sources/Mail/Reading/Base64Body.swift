internal import Text

/// Where base64 ends before its entity does.
enum Base64Body {
  /// The beginning of text behind the base64: the first line that is none, when the base64 has ended
  /// by its padding or a blank line, or when no base64 follows. Single lines of junk in between are
  /// none (RFC 2045 §6.8: to be ignored).
  static func remainder(of body: ArraySlice<UInt8>) -> Int? {
    var place = body.startIndex
    var candidate: Int?
    var hasEnded = false
    while place < body.endIndex {
      let line = body.line(at: place)
      switch Kind(line.content.trimmed) {
      case .blank: hasEnded = true
      case .base64(let isPadded):
        candidate = nil
        hasEnded = isPadded
      case .other:
        if hasEnded { return candidate ?? place }
        candidate = candidate ?? place
      }
      place = line.next
    }
    return candidate
  }

  private enum Kind {
    case blank, other
    case base64(isPadded: Bool)

    init(_ line: ArraySlice<UInt8>) {
      guard let last = line.last else {
        self = .blank
        return
      }
      self =
        line.allSatisfy(Base64Decoder.isOfAlphabet)
        ? .base64(isPadded: last == Octet.equals) : .other
    }
  }
}
