/// How a piece of text is set off: the SGR parameter of ECMA-48 §8.3.117.
package enum Style: Int, CaseIterable, Sendable {
  case bold = 1
  case dim = 2
  case italic = 3
  case underlined = 4
  case red = 31
  case green = 32
  case yellow = 33
  case blue = 34
  case magenta = 35
  case cyan = 36
}

/// Sets text in styles, or leaves it as it is where the output has none.
package struct Palette: Hashable, Sendable {
  package let hasColor: Bool

  package init(hasColor: Bool) {
    self.hasColor = hasColor
  }

  /// The text must be safe already: the escape sequences around it are the only ones.
  package func paint(_ text: String, _ styles: Style...) -> String {
    paint(text, styles)
  }

  package func paint(_ text: String, _ styles: [Style]) -> String {
    guard hasColor, !styles.isEmpty, !text.isEmpty else { return text }
    let parameters = styles.map { String($0.rawValue) }.joined(separator: ";")
    return "\u{1B}[\(parameters)m\(text)\u{1B}[0m"
  }
}
