/// A text as one word of sh(1), whatever is in it.
package enum ShellWord {
  package static func quoted(_ text: String) -> String {
    "'" + text.replacing("'", with: #"'\''"#) + "'"
  }

  /// As a person would type it: in quotes only where some character means more than itself
  /// (POSIX.1-2017, Shell §2.2).
  package static func typed(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte >= 0x80
        || "@._+-=%,:/".utf8.contains(byte)
    }
    return isPlain && !text.isEmpty ? text : quoted(text)
  }
}
