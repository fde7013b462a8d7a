/// What stands before the text of a line: quote marks, and the indents and marker of a list.
struct LinePrefix {
  private var quotes = 0
  private var indents: [Int] = []
  private var indent = 0
  private var marker: [UInt8] = []

  /// Deeper quotes and lists are drawn at this depth: a prefix is written on every line, so
  /// without a bound the output could be the square of the input.
  private static let maximumDepth = 20

  var depth: Int { min(quotes, Self.maximumDepth) }
  /// Whether an item has begun and no line of it is written.
  var hasMarker: Bool { !marker.isEmpty }

  mutating func beginQuote() { quotes += 1 }
  mutating func endQuote() { quotes -= 1 }

  mutating func beginItem(marker: String) {
    let width = indents.count < Self.maximumDepth ? marker.utf8.count : 0
    indents.append(width)
    indent += width
    self.marker = width > 0 ? Array(marker.utf8) : []
  }

  mutating func endItem() {
    indent -= indents.popLast() ?? 0
    marker = []
  }

  /// The marker is written once, then its width.
  mutating func write(to output: inout [UInt8]) {
    if depth > 0 {
      output.append(contentsOf: repeatElement(UInt8(ascii: ">"), count: depth))
      output.append(UInt8(ascii: " "))
    }
    output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indent - marker.count))
    output += marker
    marker = []
  }
}
