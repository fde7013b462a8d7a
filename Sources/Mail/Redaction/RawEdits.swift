/// Replacements of ranges of a raw mail.
struct RawEdits {
  private var edits: [Int: (end: Int, bytes: [UInt8])] = [:]

  var isEmpty: Bool { edits.isEmpty }

  /// Of several replacements that begin at one place the last one counts.
  mutating func replace(_ range: Range<Int>, by bytes: [UInt8]) {
    edits[range.lowerBound] = (range.upperBound, bytes)
  }

  mutating func replace(_ slice: ArraySlice<UInt8>, by bytes: [UInt8]) {
    replace(slice.startIndex..<slice.endIndex, by: bytes)
  }

  func applied(to raw: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    var place = 0
    for (start, edit) in edits.sorted(by: { $0.key < $1.key }) where start >= place {
      out += raw[place..<start]
      out += edit.bytes
      place = edit.end
    }
    return out + raw[place...]
  }
}
