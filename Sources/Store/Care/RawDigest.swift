internal import Hashing
internal import Mail

/// Size and SHA-256 of bytes that come in pieces.
struct RawDigest {
  private(set) var size = 0
  private var hash = SHA256()

  mutating func update(_ bytes: [UInt8]) {
    size += bytes.count
    hash.update(bytes)
  }

  /// Lower case.
  var hexadecimal: String { hash.digest.hexadecimal }
}
