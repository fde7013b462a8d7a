/// Text of `format=flowed` mail with its paragraphs put together again (RFC 3676 §4).
package enum FlowedText {
  /// One line a paragraph, quoted paragraphs with their `>` marks before them, LF line ends.
  /// `deletingSpaces` is the parameter `DelSp=yes`: the space that marks a soft break goes.
  package static func unwrapped(_ text: String, deletingSpaces: Bool) -> String {
    var text = text
    return text.withUTF8 { bytes in
      var unwrapping = Unwrapping(deletingSpaces: deletingSpaces)
      unwrapping.output.reserveCapacity(bytes.count)
      for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
        unwrapping.add(FlowedLine(line.last == UInt8(ascii: "\r") ? line.dropLast() : line))
      }
      return unwrapping.finished
    }
  }
}

private struct FlowedLine {
  typealias Bytes = Slice<UnsafeBufferPointer<UInt8>>

  var depth: Int
  /// Without quote marks and the space of space-stuffing (RFC 3676 §4.4, §4.5).
  var content: Bytes

  init(_ line: Bytes) {
    let unquoted = line.drop { $0 == UInt8(ascii: ">") }
    depth = line.count - unquoted.count
    content = unquoted.first == UInt8(ascii: " ") ? unquoted.dropFirst() : unquoted
  }

  /// RFC 3676 §4.3: the signature separator is never part of a paragraph.
  var isSignatureSeparator: Bool { content.elementsEqual("-- ".utf8) }
  var isFlowed: Bool { content.last == UInt8(ascii: " ") && !isSignatureSeparator }
}

private struct Unwrapping {
  var deletingSpaces: Bool
  var output: [UInt8] = []
  /// Of the paragraph that a soft break left open.
  private var openDepth: Int?

  init(deletingSpaces: Bool) { self.deletingSpaces = deletingSpaces }

  mutating func add(_ line: FlowedLine) {
    if openDepth == line.depth, !line.content.isEmpty, !line.isSignatureSeparator {
      if !deletingSpaces { output.append(UInt8(ascii: " ")) }
    } else {
      endParagraph()
      addQuoteMarks(line)
    }
    output += line.isFlowed ? line.content.dropLast() : line.content
    openDepth = line.isFlowed ? line.depth : nil
    if !line.isFlowed { output.append(UInt8(ascii: "\n")) }
  }

  /// A soft break before nothing it could join: many programs leave one at a paragraph's end.
  private mutating func endParagraph() {
    if openDepth != nil { output.append(UInt8(ascii: "\n")) }
    openDepth = nil
  }

  private mutating func addQuoteMarks(_ line: FlowedLine) {
    guard line.depth > 0 else { return }
    output.append(contentsOf: repeatElement(UInt8(ascii: ">"), count: line.depth))
    if !line.content.isEmpty { output.append(UInt8(ascii: " ")) }
  }

  /// The last line ends as it did: `split` saw an empty line after a final line end.
  var finished: String {
    String(decoding: openDepth == nil ? output.dropLast() : output[...], as: UTF8.self)
  }
}
