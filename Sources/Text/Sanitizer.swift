/// Text of strangers, made harmless for the place it goes to. Every place has its policy, and a name here.
/// What programs read is no place of these: `JSON` escapes, and loses nothing.
package enum Sanitizer {
  /// On one line of a terminal: nothing moves the cursor, changes a colour or reorders text. Line ends
  /// and tabs become a blank, what acts becomes U+FFFD (see ScalarTreatment), and a line that runs from
  /// right to left ends with U+200E.
  package static func terminal(_ text: String) -> String {
    if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text }
    var writer = SafeWriter()
    for scalar in LineEnds(text) {
      switch ScalarTreatment(scalar) {
      case .lineEnd, .tab: writer.keep(" ")
      case let treatment: writer.write(scalar, treatment)
      }
    }
    return writer.text.endingLeftToRight
  }

  /// Within a sentence of ours, which may also be sent: white space becomes blanks, and what nobody sees
  /// is left out. Joiners stay, without which Persian words and emoji fall apart.
  package static func sentence(_ text: String) -> String { cut(text, at: .max) }

  /// The same of its beginning: enough to recognise it.
  package static func excerpt(_ text: String) -> String { cut(text, at: 120) }

  /// A field as it stands in a mail's header, in a sentence of ours.
  package static func field(_ name: String, _ value: String) -> String {
    "\(excerpt(name)): \(excerpt(value))"
  }

  /// As the value of a header field: nothing can end it. Control characters and line separators become
  /// blanks, and blanks in a row are one.
  package static func header(_ text: String) -> String {
    let scalars = text.unicodeScalars.map { scalar in
      scalar.properties.generalCategory == .control || scalar.properties.isWhitespace
        ? " " : scalar
    }
    return String(String.UnicodeScalarView(scalars)).split(separator: " ").joined(separator: " ")
  }

  /// On one line of as many characters, so that places in it stay what they were: what nobody sees
  /// becomes a blank.
  package static func aligned(_ text: String) -> String {
    String(text.map { $0.unicodeScalars.allSatisfy(isGraphic) ? $0 : " " })
  }
}

extension Sanitizer {
  private static func cut(_ text: String, at limit: Int) -> String {
    var result: [UInt8] = []
    var count = 0
    for scalar in text.unicodeScalars
    where scalar.properties.isWhitespace || !scalar.isInvisible || scalar.joinsLetters {
      if count == limit { return String(decoding: result, as: UTF8.self) + "…" }
      result.append(scalar.properties.isWhitespace ? " " : scalar)
      count += 1
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func isGraphic(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse: false
    default: true
    }
  }
}
