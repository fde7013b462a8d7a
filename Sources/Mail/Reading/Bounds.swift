/// Where reading stops caring: far beyond any honest mail, well within what a delivery may cost. What
/// lies beyond stays in the raw mail, and a defect says so.
package struct Bounds: Sendable {
  /// Multiparts within multiparts; GMime recurses, and so do all who walk its tree.
  package var depth = 64
  /// Newsletters have dozens of parts, digests hundreds.
  package var parts = 2_000
  /// GMime compares each line with every boundary still open: boundaries times bytes of the mail.
  package var boundaryBytes = 2_000_000_000
  /// Top-level header fields; long mailing-list paths have a hundred.
  package var headerFields = 2_000
  /// Bytes of one field: References of endless threads reach ten thousand.
  package var fieldBytes = 100_000
  /// Bytes of decoded text that are shown and searched.
  package var textBytes = 32 << 20
  /// Uuencoded files in one text.
  package var uuencodedFiles = 100

  package static let standard = Bounds()

  package init() {}
}
