/// Finds the messages of an mbox file in one pass over its bytes, which come in pieces that end
/// anywhere. Holds the beginning of one line, whatever the size of the file.
///
/// A message begins at the start of the file, or after a blank line, with a line `From ` that has a
/// date, or that a known header field follows. Content-Length is not looked at: programs that change a
/// mail leave it as it was.
package struct MboxScanner {
  package struct Found: Hashable, Sendable {
    /// The line `From `, without its end.
    package var separator: String
    /// Offset of the first byte after that line.
    package var start: Int
    /// Offset of the blank line that ends the message, which is none of it; else the end of the file.
    package var end: Int
  }

  /// Complete messages, in the order of the file. Whoever reads them may remove them.
  package var found: [Found] = []
  /// Lines within messages begin with `From `: who wrote this file marks no such lines (mboxcl2), so
  /// that a line `>From ` was written by the author.
  package private(set) var hasBareLines = false

  private var message: (separator: String, start: Int)?
  /// A line `From ` after a blank line, of which the next line decides.
  private var candidate: Candidate?
  private var lastBlank: Int?
  private var line = LineStart()

  private struct Candidate {
    var text: ArraySlice<UInt8>
    var start: Int
    var next: Int
    /// Where the message before it ends.
    var endOfLast: Int
  }

  /// The line that is being read.
  private struct LineStart {
    var offset = 0
    var length = 0
    var head: [UInt8] = []

    var next: Int { offset + length }
  }

  private static let mostOfLine = 1_000

  package init() {}

  package mutating func take(_ bytes: ArraySlice<UInt8>) {
    var place = bytes.startIndex
    while place < bytes.endIndex {
      let feed = bytes.firstIndex(of: ASCII.lineFeed, from: place)
      let end = feed.map { $0 + 1 } ?? bytes.endIndex
      let room = MboxScanner.mostOfLine - line.head.count
      line.head += bytes[place..<min(end, place + max(0, room))]
      line.length += end - place
      place = end
      if feed != nil { endLine() }
    }
  }

  /// The last message ends with the file.
  package mutating func finish() {
    if line.length > 0 { endLine() }
    if let candidate {
      if MboxSeparator.isDated(candidate.text) { open(candidate) } else { hasBareLines = true }
    }
    candidate = nil
    close(at: lastBlank ?? line.offset)
  }

  private mutating func endLine() {
    let text = line.head[...].line(at: 0).content
    if let candidate {
      self.candidate = nil
      if candidate.start == 0 || MboxSeparator.isDated(candidate.text) || isField(text) {
        open(candidate)
      } else {
        hasBareLines = true
      }
    }
    if MboxSeparator.begins(text) {
      if line.offset == 0 || lastBlank != nil {
        candidate = Candidate(
          text: text, start: line.offset, next: line.next, endOfLast: lastBlank ?? line.offset)
      } else {
        hasBareLines = true
      }
    }
    lastBlank = text.isEmpty ? line.offset : nil
    line = LineStart(offset: line.next)
  }

  private func isField(_ text: ArraySlice<UInt8>) -> Bool {
    text.hasPrefix(">From ") || Line(content: text, next: 0).isKnownField
  }

  private mutating func open(_ candidate: Candidate) {
    close(at: candidate.endOfLast)
    let separator = String(decoding: candidate.text, as: UTF8.self)
    message = (separator, candidate.next)
  }

  private mutating func close(at end: Int) {
    guard let message else { return }
    found.append(
      Found(separator: message.separator, start: message.start, end: max(message.start, end)))
    self.message = nil
  }
}
