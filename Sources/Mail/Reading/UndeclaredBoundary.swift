internal import Text

/// The first line of two hyphens and more that a Content- field follows: whatever was declared, that is a
/// delimiter.
struct UndeclaredBoundary {
  let text: String
  /// Where its delimiter stands.
  let place: Int

  init?(in body: ArraySlice<UInt8>) {
    var next = body.lineOfHyphens(from: body.startIndex)
    while let place = next {
      let line = body.line(at: place)
      let boundary = line.content.dropFirst(2).trimmed
      if !boundary.isEmpty, boundary.startIndex == place + 2,
        line.content.count <= Boundaries.longestLine, line.next < body.endIndex,
        body.line(at: line.next).isContentField
      {
        text = String(decoding: boundary, as: UTF8.self)
        self.place = place
        return
      }
      next = body.lineOfHyphens(from: line.next)
    }
    return nil
  }
}
