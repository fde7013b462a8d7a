/// Where reading stops: far beyond any honest mail, well within what one delivery may cost (a mail of
/// 100 MB in 300 MB). What lies beyond stays in the raw mail, and a defect says so. The first of them
/// bounds the work, the others memory and what the store is given to write.
package struct ParserLimits: Sendable {
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

  package static let standard = ParserLimits()

  package init() {}
}

/// The work that reading one mail may take, all its fields, parts and texts together. It is counted in
/// steps and never in time, so that the same bytes are read alike on every machine, busy or not. A step
/// is about what a byte of text takes from transfer to layout: 50 ns on a machine of 2020.
struct WorkBudget {
  private(set) var left: Int
  /// Something was not done.
  private(set) var isExceeded = false

  init(_ steps: Int) {
    left = steps
  }

  /// What is too much is not begun: nothing is spent then.
  mutating func spend(_ steps: Int) -> Bool {
    guard steps <= left else {
      isExceeded = true
      return false
    }
    left -= steps
    return true
  }

  /// As much as there is.
  ///
  /// - Returns: of how many things that take so many steps each.
  mutating func spend(upTo count: Int, times steps: Int) -> Int {
    let affordable = min(count, left / steps)
    if affordable < count { isExceeded = true }
    left -= affordable * steps
    return affordable
  }

  /// Steps for a byte.
  enum Cost {
    static let text = 1
    static let html = 3
    static let field = 1
    /// Of a field of addresses, on top.
    static let addresses = 6
  }
}
