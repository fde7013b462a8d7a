internal import Hashing

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
    exact.update(bytes)
    even?.add(bytes)
  }

  var sha256: String { exact.digest.hexadecimal }

  /// Of what `Message.contentHash` compares.
  var evenSHA256: SHA256.Digest { even?.digest ?? exact.digest }
}

/// SHA-256 of lines, whatever ends them, without blank ones at the end.
private struct EvenDigest {
  private var hash = SHA256()
  private var pendingLines = 0
  private var endedWithReturn = false

  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count + pendingLines)
    var rest = bytes[...]
    while let octet = rest.first {
      switch octet {
      case ASCII.lineFeed where endedWithReturn: endedWithReturn = false
      case ASCII.lineFeed, ASCII.carriageReturn:
        pendingLines += 1
        endedWithReturn = octet == ASCII.carriageReturn
      default:
        endedWithReturn = false
        for _ in 0..<pendingLines { out.append(ASCII.lineFeed) }
        pendingLines = 0
        let line = rest.prefix { !$0.isLineEnd }
        out += line
        rest = rest[line.endIndex...]
        continue
      }
      rest = rest.dropFirst()
    }
    hash.update(out)
  }

  var digest: SHA256.Digest { hash.digest }
}
