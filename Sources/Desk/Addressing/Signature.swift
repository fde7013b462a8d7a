internal import Hashing

/// HMAC-SHA256 over a short claim, cut to 80 bits (RFC 2104 §5 allows no fewer), in the 32 letters
/// and digits of RFC 4648 §6, lower case.
struct Signature {
  /// Keeps a signature made for one use from being shown for another.
  enum Purpose: String {
    case customer, agent
    case messageID = "message-id"
  }

  static let octets = 10
  static let letters = octets * 8 / 5

  let text: String

  init(of claim: String, purpose: Purpose, secret: [UInt8]) {
    let signed = Array("\(purpose.rawValue)\0\(claim)".utf8)
    let code = SHA256.authenticationCode(of: signed, key: secret)
    text = Signature.base32(code.bytes.prefix(Signature.octets))
  }

  static func hasForm(_ text: Substring) -> Bool {
    text.utf8.count == letters && text.utf8.allSatisfy(alphabet.contains)
  }

  private static let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)

  /// In a time that says nothing about where the difference is.
  func matches(_ other: Substring) -> Bool {
    isSame(Array(text.utf8), Array(other.utf8))
  }

  /// Five octets make eight letters.
  private static func base32(_ octets: some Sequence<UInt8>) -> String {
    var letters: [UInt8] = []
    var bits: UInt16 = 0
    var count = 0
    for octet in octets {
      bits = bits << 8 | UInt16(octet)
      count += 8
      while count >= 5 {
        count -= 5
        letters.append(alphabet[Int(bits >> count) & 31])
      }
      bits &= 1 << count - 1
    }
    return String(decoding: letters, as: UTF8.self)
  }
}
