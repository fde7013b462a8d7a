extension Message {
  /// Raised whenever the same bytes may give another text, other parts or other quotes than before:
  /// mail that an older reader has read can then be read anew.
  package static let readingVersion = 2
}
