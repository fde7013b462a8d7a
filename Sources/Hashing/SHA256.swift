internal import CNettle

/// SHA-256 (FIPS 180-4) of bytes that come in pieces.
package struct SHA256: Sendable {
  private var state = sha256_ctx()

  package init() { nettle_sha256_init(&state) }

  package mutating func update(_ bytes: some Sequence<UInt8>) {
    let isUpdated: Void? = bytes.withContiguousStorageIfAvailable { bytes in
      nettle_sha256_update(&state, bytes.count, bytes.baseAddress)
    }
    if isUpdated == nil { update(Array(bytes)) }
  }

  /// Of what came until now; more may come.
  package var digest: Digest {
    var state = state
    return Digest { nettle_sha256_digest(&state, $0.count, $0.baseAddress) }
  }

  package static func digest(of bytes: some Sequence<UInt8>) -> Digest {
    var hash = SHA256()
    hash.update(bytes)
    return hash.digest
  }
}

extension SHA256 {
  package struct Digest: Hashable, Sendable {
    package static let count = Int(SHA256_DIGEST_SIZE)

    package let bytes: [UInt8]

    fileprivate init(_ fill: (UnsafeMutableBufferPointer<UInt8>) -> Void) {
      bytes = Array(unsafeUninitializedCapacity: Digest.count) { bytes, count in
        fill(UnsafeMutableBufferPointer(rebasing: bytes[..<Digest.count]))
        count = Digest.count
      }
    }

    /// Lower case.
    package var hexadecimal: String {
      var digits: [UInt8] = []
      digits.reserveCapacity(2 * bytes.count)
      for byte in bytes {
        for digit in [byte >> 4, byte & 15] {
          digits.append(digit + (digit < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10))
        }
      }
      return String(decoding: digits, as: UTF8.self)
    }
  }

  /// HMAC (RFC 2104) of a message.
  package static func authenticationCode(of message: [UInt8], key: [UInt8]) -> Digest {
    var state = hmac_sha256_ctx()
    nettle_hmac_sha256_set_key(&state, key.count, key)
    nettle_hmac_sha256_update(&state, message.count, message)
    return Digest { nettle_hmac_sha256_digest(&state, $0.count, $0.baseAddress) }
  }
}

/// Whether two texts are the same, found out in a time that says nothing about where they differ.
package func isSame(_ one: [UInt8], _ other: [UInt8]) -> Bool {
  one.count == other.count && nettle_memeql_sec(one, other, one.count) != 0
}
