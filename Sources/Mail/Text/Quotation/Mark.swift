/// A range of a text that a reader folds away: half-open UTF-8 offsets, whole lines.
package struct Mark: Hashable, Sendable {
  package var kind: Kind
  package var range: Range<Int>

  package enum Kind: String, Sendable {
    /// Earlier mail, with the line that introduces it.
    case quoted
    /// After `-- `, or a mobile program's closing line.
    case signature
  }

  package init(kind: Kind, range: Range<Int>) {
    self.kind = kind
    self.range = range
  }
}
