/// What becomes of a scalar on a terminal.
///
/// - What acts on a terminal or on the order of text becomes U+FFFD, one for each scalar: C0, DEL
///   and C1 controls, so that an escape sequence is visible and dead, bidirectional embeddings,
///   overrides and isolates (UAX #9), tag characters, private use and unassigned code points, of
///   which nobody knows the width.
/// - What only cannot be seen is left out: soft hyphens, zero-width spaces, direction marks and the
///   like, which newsletters hold by the hundred.
/// - Joiners and variation selectors stay where they have a letter or emoji to act on.
/// - Of combining marks in a row only so many stay as a letter may have.
package enum ScalarTreatment: Hashable {
  case keep
  /// Drawn over the scalar before it.
  case mark
  /// Acts on the scalar before it: a joiner, a variation selector.
  case attach
  /// Invisible and without effect.
  case drop
  /// U+FFFD.
  case replace
  case lineEnd
  case tab

  package init(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x20..<0x7F: self = .keep
    case 0x09: self = .tab
    // LF, and the line and paragraph separators
    case 0x0A, 0x2028, 0x2029: self = .lineEnd
    // embeddings, overrides and isolates, then the deprecated format characters
    case 0x202A...0x202E, 0x2066...0x2069, 0x206A...0x206F: self = .replace
    // ZWNJ, ZWJ, variation selectors
    case 0x200C, 0x200D, 0xFE00...0xFE0F, 0xE0100...0xE01EF: self = .attach
    // tag characters; interlinear annotations
    case 0xE0000...0xE007F, 0xFFF9...0xFFFB: self = .replace
    default: self = ScalarTreatment(scalar.properties)
    }
  }

  private init(_ properties: Unicode.Scalar.Properties) {
    switch properties.generalCategory {
    case .control, .unassigned, .privateUse, .surrogate: self = .replace
    case .nonspacingMark, .enclosingMark:
      self = properties.isDefaultIgnorableCodePoint ? .drop : .mark
    default: self = properties.isDefaultIgnorableCodePoint ? .drop : .keep
    }
  }
}

extension Unicode.Scalar {
  /// Control characters, joiners, fillers, direction marks: nothing a person sees.
  package var isInvisible: Bool {
    if isASCII { return value < 0x20 || value == 0x7F }
    return properties.isDefaultIgnorableCodePoint || properties.generalCategory == .control
      || properties.generalCategory == .format
  }

  /// Invisible, and part of how a word or an emoji is written: joiners (Unicode 15 §23.2) and variation
  /// selectors (§23.4). They move nothing else.
  package var joinsLetters: Bool {
    value == 0x200C || value == 0x200D || (0xFE00...0xFE0F).contains(value)
  }
}
