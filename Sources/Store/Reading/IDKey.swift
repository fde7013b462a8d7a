internal import Hashing
internal import Mail

/// Indexes hold 16 bytes of a hash: Message-IDs and subjects are as long as a stranger likes.
enum IDKey {
  static func of(_ text: String) -> [UInt8] {
    Array(SHA256.digest(of: text.utf8).bytes.prefix(16))
  }

  static func of(_ id: MessageID) -> [UInt8] { of(id.text) }
}
