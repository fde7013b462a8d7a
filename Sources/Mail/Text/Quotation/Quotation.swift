internal import Text

/// Finds what a mail repeats of earlier mail, and its signature, without touching the text.
///
/// `QuotationReading` is the one pass over a text, and `LineLabels` what it finds. It asks, in this order:
/// - Lines/: the text as lines (`TextLines`), and as words that survive quoting (`Words`);
/// - `QuoteMark`: lines that a mail program marked, with `>` or otherwise;
/// - Repeated/: lines that the ticket holds already (`EarlierText`, `RepeatedLines`);
/// - Heads/: lines that announce a quote (`QuoteHead`): an introducer (`ReplyIntroducer`), a separator
///   (`QuoteSeparator`), or, in CopiedHeaders/, the header of an earlier mail (`HeaderBlock`; Lotus Notes
///   has its own);
/// - `ClosingLines`: the signature below what is left.
package enum Quotation {
  /// Ordered, not overlapping, whole lines. `earlier` are the full texts of the ticket's earlier
  /// messages, oldest first. Empty when a cut would leave nothing, or nearly nothing above a
  /// forwarded mail: then what looks quoted is what the sender wants to say.
  package static func marks(in text: String, earlier: [String] = []) -> [Mark] {
    var text = text
    return text.withUTF8 { bytes in
      var reading = QuotationReading(TextLines(bytes), earlier: EarlierText(earlier))
      return reading.marks()
    }
  }

  /// What the sender wrote, for programs that act on it: without quotes and signature, also when
  /// that leaves nothing.
  package static func ownWords(in text: String, earlier: [String]) -> String {
    var copy = text
    let marks = copy.withUTF8 { bytes in
      var reading = QuotationReading(TextLines(bytes), earlier: EarlierText(earlier))
      return reading.allMarks()
    }
    return visible(text, without: marks)
  }

  /// What the marks leave: a blank line where one was cut, none at either end.
  package static func visible(_ text: String, without marks: [Mark]) -> String {
    var text = text
    return text.withUTF8 { bytes in
      var start = 0
      var pieces: [String] = []
      for mark in marks {
        let cut = mark.range.clamped(to: start..<bytes.count)
        pieces.append(trimmed(bytes, start..<cut.lowerBound))
        start = cut.upperBound
      }
      pieces.append(trimmed(bytes, start..<bytes.count))
      return pieces.filter { !$0.isEmpty }.text(separatedBy: "\n\n")
    }
  }

  /// The marked quotes, one after the other, with their `>` marks and introducing lines.
  package static func quoted(_ text: String, in marks: [Mark]) -> String {
    var text = text
    return text.withUTF8 { bytes in
      marks.filter { $0.kind == .quoted }
        .map { trimmed(bytes, $0.range.clamped(to: 0..<bytes.count)) }
        .text(separatedBy: "\n\n")
    }
  }

  /// Without blank lines at the ends; an indented first line stays indented.
  private static func trimmed(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> String {
    let piece = bytes[range]
    guard let first = piece.firstIndex(where: { $0 > 0x20 }),
      let last = piece.lastIndex(where: { $0 > 0x20 })
    else { return "" }
    let lineEnd = piece[..<first].lastIndex(of: UInt8(ascii: "\n"))
    return String(
      decoding: piece[(lineEnd.map { $0 + 1 } ?? range.lowerBound)...last], as: UTF8.self)
  }
}

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
