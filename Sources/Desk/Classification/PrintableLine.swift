import Mail

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
}
