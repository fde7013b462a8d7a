/// Foreign text in one line that moves no cursor, changes no colour and reorders no letters.
package enum PrintableLine {
  /// Characters of a value that are shown: enough to recognise it.
  static let limit = 120

  static func field(_ name: String, _ value: String) -> String {
    "\(text(name)): \(text(value))"
  }

  package static func text(_ text: String) -> String { cut(text, at: limit) }

  /// Without a limit.
  package static func whole(_ text: String) -> String { cut(text, at: .max) }

  private static func cut(_ text: String, at limit: Int) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if result.count == limit { return String(result) + "…" }
      if scalar.properties.isWhitespace {
        result.append(" ")
      } else if !scalar.isInvisible {
        result.append(scalar)
      }
    }
    return String(result)
  }
}
