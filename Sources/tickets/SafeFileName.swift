import Mail

/// A file name from a mail, safe to make a file of: its last component, no control or bidi
/// characters, never hidden, at most 200 bytes (NAME_MAX is 255).
enum SafeFileName {
  static func of(_ part: Part) -> String {
    let name = (part.filename ?? "").split { $0 == "/" || $0 == "\\" || $0 == ":" }.last ?? ""
    let scalars = name.unicodeScalars.filter { isHarmless($0) }
    var safe = Substring(String(String.UnicodeScalarView(scalars)))
    while let first = safe.first, first == "." || first == "-" || first.isWhitespace {
      safe.removeFirst()
    }
    while let last = safe.last, last.isWhitespace || last == "." { safe.removeLast() }
    let bounded = shortened(String(safe))
    return bounded.isEmpty ? "part-\(part.number)" : bounded
  }

  private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .lineSeparator, .paragraphSeparator: false
    default: scalar != "\0"
    }
  }

  /// Keeps the ending: it says how to open the file.
  private static func shortened(_ name: String) -> String {
    guard name.utf8.count > 200 else { return name }
    let ending = name.lastIndex(of: ".").map { String(name[$0...]) } ?? ""
    var stem = name.dropLast(ending.count)
    while stem.utf8.count + ending.utf8.count > 200, !stem.isEmpty { stem.removeLast() }
    return ending.utf8.count > 100 ? String(name.prefix(50)) : stem + ending
  }
}
