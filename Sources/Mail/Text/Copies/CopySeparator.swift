/// What sets off the text below it by its looks alone, whatever it says.
enum CopySeparator {
  case rule
  /// Between two rules.
  case words

  private static let fewestDashes = 3
  private static let mostBytes = 160

  /// Nil for any other line.
  init?(_ line: Slice<UnsafeBufferPointer<UInt8>>) {
    guard line.count <= Self.mostBytes else { return nil }
    let scalars = String(decoding: line, as: UTF8.self).unicodeScalars
      .filter { !$0.properties.isWhitespace && $0 != ">" && $0 != "|" && $0 != "*" }
    let opening = scalars.prefix(while: Self.isDash).count
    let closing = scalars.reversed().prefix(while: Self.isDash).count
    guard opening >= Self.fewestDashes else { return nil }
    if opening == scalars.count {
      self = .rule
    } else if closing >= Self.fewestDashes {
      self = .words
    } else {
      return nil
    }
  }

  private static func isDash(_ scalar: Unicode.Scalar) -> Bool {
    "-_=~".unicodeScalars.contains(scalar) || ("\u{2010}"..."\u{2015}").contains(scalar)
      || ("\u{2500}"..."\u{2501}").contains(scalar)
  }
}
