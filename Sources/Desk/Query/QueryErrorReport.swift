internal import Text

extension QueryError {
  /// Characters of the query shown around the place.
  private static let reach = 32
  private static let margin = "  "

  /// The message, the query, and a line that marks the place; of a long query only what is near.
  package func report(in text: String) -> String {
    let marked = characters(in: text)
    let line = Array(Sanitizer.aligned(text))
    let start = max(0, marked.lowerBound - QueryError.reach)
    let end = min(line.count, max(marked.lowerBound + QueryError.reach, start + 1))
    let excerpt = start < end ? String(line[start..<end]) : ""
    let lead = start > 0 ? "…" : ""
    let trail = end < line.count ? "…" : ""
    let indent = String(repeating: " ", count: marked.lowerBound - start + lead.count)
    let width = max(1, min(marked.upperBound, end) - marked.lowerBound)
    let caret = "^" + String(repeating: "~", count: width - 1)
    return message(in: text) + "\n" + QueryError.margin + lead + excerpt + trail + "\n"
      + QueryError.margin + indent + caret
  }

  /// The place counted in characters instead of scalars.
  func characters(in text: String) -> Range<Int> {
    let scalars = text.unicodeScalars
    func count(before offset: Int) -> Int {
      let index = scalars.index(scalars.startIndex, offsetBy: offset, limitedBy: scalars.endIndex)
      return text[..<(index ?? text.endIndex)].count
    }
    let start = count(before: place.lowerBound)
    return start..<max(start, count(before: place.upperBound))
  }
}
