/// What `SafeText` does with a scalar.
enum ScalarTreatment: Hashable {
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

  init(_ scalar: Unicode.Scalar) {
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
