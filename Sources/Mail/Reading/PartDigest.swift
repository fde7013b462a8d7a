import Crypto

/// Size and hashes of one part's decoded content, fed in chunks.
struct PartDigest {
  private(set) var size = 0
  private var exact = SHA256()
  private var even: EvenDigest?

  /// - Parameter evensLines: line ends, and blank lines at the end, are transport's, not the sender's.
  init(evensLines: Bool) {
    even = evensLines ? EvenDigest() : nil
  }

  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    size += bytes.count
    exact.update(bufferPointer: bytes)
    even?.add(bytes)
  }

  var sha256: String { exact.finalize().hexadecimal }

  /// Of what `Message.contentHash` compares.
  var evenSHA256: SHA256.Digest { even?.digest ?? exact.finalize() }
}

/// SHA-256 of lines, whatever ends them, without blank ones at the end.
private struct EvenDigest {
  private var hash = SHA256()
  private var pendingLines = 0
  private var endedWithReturn = false

  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count + pendingLines)
    for octet in bytes {
      switch octet {
      case Octet.lineFeed where endedWithReturn: endedWithReturn = false
      case Octet.lineFeed, Octet.carriageReturn:
        pendingLines += 1
        endedWithReturn = octet == Octet.carriageReturn
      default:
        endedWithReturn = false
        if pendingLines > 0 { out += repeatElement(Octet.lineFeed, count: pendingLines) }
        pendingLines = 0
        out.append(octet)
      }
    }
    hash.update(data: out)
  }

  var digest: SHA256.Digest { hash.finalize() }
}

extension SHA256.Digest {
  /// Lower case.
  package var hexadecimal: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
