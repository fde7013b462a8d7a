/// Where reading stops: far beyond any honest mail, well within what one delivery may cost (a mail of
/// 100 MB in 300 MB). What lies beyond stays in the raw mail, and a defect says so. The first of them
/// bounds the work, the others memory and what the store is given to write.
package struct Bounds: Sendable {
  /// Steps of a `WorkBudget`: some three seconds. A text of 25 MB takes a third of them; the content of
  /// attachments, decoded and hashed as fast as it is stored, takes none.
  package var work = 1 << 26
  /// Entities within entities. Reading recurses, and a forward of a forward of a signed mail takes
  /// three levels each time: 100 levels are seen in tests of mail programs, more nowhere.
  package var depth = 200
  /// Attached messages within attached messages. Each level is hashed again, so that this is also
  /// how often the same byte may be hashed.
  package var messageDepth = 10
  /// Leaves, attached messages and multiparts. Digests of busy lists have hundreds.
  package var entities = 10_000
  /// Where a boundary never occurs, the body is searched for another: how often the mail may be looked
  /// through for it, so that broken multiparts within one another cost no more than others.
  package var searchesForBoundary = 8
  /// Fields of one header. Long ways through many hosts leave a few hundred.
  package var headerFields = 10_000
  /// Bytes of one field that are decoded. To fields with a thousand addresses take 50,000.
  package var fieldBytes = 256 << 10
  /// Lines searched for a header that does not begin at once: warnings of scripts and list servers.
  package var linesBeforeHeader = 100
  /// Decoded text of all bodies together. It is kept several times while it is converted; above this
  /// size it is a log or a dump, not something people wrote.
  package var textBytes = 32 << 20
  /// An attached message sent in base64, against RFC 2046 §5.2.1, and what holds a signature together
  /// with the text it signs, are decoded in memory.
  package var encodedMessageBytes = 32 << 20
  /// Files in one text.
  package var uuencodedFiles = 100
  /// Of the first entities those that are text are searched for files.
  package var entitiesWithFiles = 100
  /// The fields of a delivery status; 5,000 recipients take that much.
  package var reportBytes = 1 << 20

  package static let standard = Bounds()

  package init() {}
}
