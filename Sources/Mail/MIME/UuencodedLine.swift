/// A line of a uuencoded file: its length, and four characters for three bytes.
enum UuencodedLine: Equatable {
  case data([UInt8])
  case noData, end, other

  init(_ line: UnsafeRawBufferPointer) {
    let text = line.last == ASCII.lineFeed ? line.dropLast() : line[...]
    guard let length = text.first else {
      self = .noData
      return
    }
    let count = Int(length &- ASCII.space) & 0x3F
    let expected = (count + 2) / 3 * 4
    if text.elementsEqual("end".utf8) {
      self = .end
    } else if !(0x20...0x60).contains(length) || !text.allSatisfy({ (0x20...0x60).contains($0) }) {
      self = .other
    } else if count == 0, text.count <= 2 {
      self = .noData
      // Blanks at the end get lost on the way, checksums are added.
    } else if count > 0, (expected - 3...expected + 2).contains(text.count - 1) {
      self = .data(Self.decoded(text, count: count))
    } else {
      self = .other
    }
  }

  private static func decoded(_ line: Slice<UnsafeRawBufferPointer>, count: Int) -> [UInt8] {
    func six(_ place: Int) -> UInt8 {
      place < line.endIndex ? (line[place] &- ASCII.space) & 0x3F : 0
    }
    var out: [UInt8] = []
    for place in stride(
      from: line.startIndex + 1, to: line.startIndex + 1 + (count + 2) / 3 * 4, by: 4)
    {
      out += [
        six(place) << 2 | six(place + 1) >> 4, six(place + 1) << 4 | six(place + 2) >> 2,
        six(place + 2) << 6 | six(place + 3),
      ]
    }
    return Array(out.prefix(count))
  }
}
