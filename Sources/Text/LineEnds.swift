/// Scalars with each CRLF as one LF.
package struct LineEnds: Sequence, IteratorProtocol {
  private var scalars: String.UnicodeScalarView.Iterator
  /// Read already to see what follows a CR.
  private var ahead: Unicode.Scalar?

  package init(_ text: String) {
    scalars = text.unicodeScalars.makeIterator()
  }

  package mutating func next() -> Unicode.Scalar? {
    let scalar = ahead ?? scalars.next()
    ahead = nil
    guard scalar == "\r" else { return scalar }
    let following = scalars.next()
    if following == "\n" { return following }
    ahead = following
    return scalar
  }
}
