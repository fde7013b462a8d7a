import Mail

/// A file name from a mail, safe to make a file of: its last component, no control or bidi
/// characters, never hidden, at most 200 bytes (NAME_MAX is 255).
enum SafeFileName {
  static func of(_ part: Part) -> String {
    let scalars = Array((part.filename ?? "").unicodeScalars)
    let name = scalars.split { $0 == "/" || $0 == "\\" || $0 == ":" }.last ?? []
    let safe = name.filter(isHarmless)
      .drop { $0 == "." || $0 == "-" || $0.properties.isWhitespace }
    let end = safe.lastIndex { $0 != "." && !$0.properties.isWhitespace }
    let bounded = shortened(end.map { String(String.UnicodeScalarView(safe[...$0])) } ?? "")
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
    let ending = name.utf8.lastIndex(of: UInt8(ascii: ".")).map { String(name[$0...]) } ?? ""
    return ending.utf8.count > 100
      ? beginning(of: name, 100) : beginning(of: name, 200 - ending.utf8.count) + ending
  }

  /// As many whole scalars as fit so many bytes.
  private static func beginning(of name: String, _ bytes: Int) -> String {
    var room = bytes
    let scalars = name.unicodeScalars.prefix { scalar in
      room -= UTF8.width(scalar)
      return room >= 0
    }
    return String(scalars)
  }
}
