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
