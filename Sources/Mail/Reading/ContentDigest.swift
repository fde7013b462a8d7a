import Crypto

/// What two copies of a mail have in common whatever way they took: see `Message.contentHash`.
struct ContentDigest {
  private var hash = SHA256()

  mutating func add(_ text: String) {
    hash.update(data: Array(text.utf8))
    hash.update(data: [0])
  }

  mutating func add(_ part: PartDigest) {
    hash.update(data: part.evenHash)
  }

  func finalized() -> String { hash.finalize().hexadecimal }
}

/// Size and hashes of one part's decoded content, fed in chunks.
struct PartDigest {
  private(set) var size = 0
  private var exact = SHA256()
  private var even = SHA256()
  /// Line ends differ between transports, and so do blank lines at the end.
  private let evensLines: Bool
  private var endedWithReturn = false
  private var pendingLines = 0

  init(evensLines: Bool) {
    self.evensLines = evensLines
  }

  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    size += bytes.count
    exact.update(bufferPointer: bytes)
    if evensLines { addEven(bytes) }
  }

  private mutating func addEven(_ bytes: UnsafeRawBufferPointer) {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count + 16)
    for byte in bytes {
      switch byte {
      case Octet.lineFeed where endedWithReturn: endedWithReturn = false
      case Octet.lineFeed, Octet.carriageReturn:
        pendingLines += 1
        endedWithReturn = byte == Octet.carriageReturn
      default:
        endedWithReturn = false
        if pendingLines > 0 { out += repeatElement(Octet.lineFeed, count: pendingLines) }
        pendingLines = 0
        out.append(byte)
      }
    }
    even.update(data: out)
  }

  var sha256: String { exact.finalize().hexadecimal }

  fileprivate var evenHash: [UInt8] { Array((evensLines ? even : exact).finalize()) }
}

extension SHA256.Digest {
  /// Lower case.
  package var hexadecimal: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
