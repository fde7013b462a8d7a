import Mail

/// A header field that tells how its mail was made.
struct HeaderMark: Sendable {
  enum Sign: Sendable {
    /// Made by a program.
    case automatic
    /// What a mail says that a help desk or a forwarder sends on for a person, too: answers of programs
    /// are `auto-replied` (RFC 3834 §5).
    case generated
    /// Made by a program, unless a list left its mark: lists guard themselves with `X-Loop` too.
    case automaticUnlessList
    case list
    /// An inbox rule sent it on: automatic only together with `X-Auto-Response-Suppress: All`.
    case inboxRule
  }

  enum Test: Sendable {
    /// Whatever the value is, unless it says no.
    case any
    case oneOf([String])
    case notOneOf([String])
    case contains(String)
  }

  /// Lower case.
  let name: String
  let test: Test
  let sign: Sign

  init(_ name: String, _ test: Test, _ sign: Sign) {
    self.name = name
    self.test = test
    self.sign = sign
  }

  func matches(_ value: String) -> Bool {
    let word = HeaderMark.word(value)
    return switch test {
    case .any: !HeaderMark.denies(word)
    case .oneOf(let words): words.contains(word)
    case .notOneOf(let words): !word.isEmpty && !words.contains(word)
    case .contains(let text): value.lowercased().contains(text)
    }
  }

  static let denials = ["no", "false", "0", "none", "off"]

  static func denies(_ word: String) -> Bool {
    denials.contains(word)
  }

  /// The keyword of `auto-replied (vacation); owner-email="x"`: without comments and parameters
  /// (RFC 3834 §5), lower case.
  static func word(_ value: String) -> String {
    var depth = 0
    var word: [UInt8] = []
    for byte in value.utf8 {
      switch byte {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth = max(0, depth - 1)
      case UInt8(ascii: ";") where depth == 0: return finished(word)
      default: if depth == 0 { word.append(byte) }
      }
    }
    return finished(word)
  }

  private static func finished(_ bytes: [UInt8]) -> String {
    let isBlank: (UInt8) -> Bool = { $0 <= .blank || $0 == UInt8(ascii: "\"") }
    let start = bytes.drop(while: isBlank)
    let word = start.reversed().drop(while: isBlank).reversed()
    return String(decoding: Array(word), as: UTF8.self).lowercased()
  }
}
