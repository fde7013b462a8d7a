import CGMime
internal import Text

/// Outlook's place of a mail in its thread (MS-OXOMSG §2.2.1.3): a header of 22 octets, and five for
/// each answer on the way.
package enum ThreadIndex {
  private static let headerLength = 22
  private static let levelLength = 5
  /// Nobody's thread is that deep; readers take no longer fields.
  private static let mostLevels = 120
  /// FILETIME counts tenths of microseconds since 1601.
  private static let secondsBefore1970: UInt64 = 11_644_473_600

  /// The index of an answer to the mail that has the index `parent`.
  ///
  /// - Parameter random: tells two answers of one moment apart.
  /// - Returns: nil when `parent` is no index.
  package static func answering(_ parent: String, at now: Timestamp, random: UInt8) -> String? {
    let octets = decoded(parent)
    let levels = octets.count - headerLength
    guard levels >= 0, levels % levelLength == 0, levels / levelLength < mostLevels,
      octets[0] == 1, now.seconds >= 0
    else { return nil }
    let begun = time(of: octets)
    let time = (UInt64(now.seconds) + secondsBefore1970) * 10_000_000
    let difference = time > begun ? time - begun : 0
    return (octets + level(difference, random)).base64
  }

  /// Some programs write the highest octet of the time twice: as the reserved one, and as its own.
  private static func time(of octets: [UInt8]) -> UInt64 {
    let time = octets[1] == 1 ? octets[1..<6] + [0] : octets[0..<6]
    return time.reduce(0) { $0 << 8 | UInt64($1) } << 16
  }

  /// A bit that tells which of the difference's bits follow: those of 26 ms, or, from 1.7 years on,
  /// of 0.8 s.
  private static func level(_ difference: UInt64, _ random: UInt8) -> [UInt8] {
    let isLong = difference & 0x00FE_0000_0000_0000 != 0
    let delta = UInt32(truncatingIfNeeded: difference >> (isLong ? 23 : 18)) & 0x7FFF_FFFF
    let bits = delta | (isLong ? 0x8000_0000 : 0)
    return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: bits >> $0) } + [random & 0xF0]
  }

  private static func decoded(_ text: String) -> [UInt8] {
    var count = gsize(0)
    guard let octets = g_base64_decode(text, &count) else { return [] }
    defer { g_free(octets) }
    return Array(UnsafeBufferPointer(start: octets, count: Int(count)))
  }
}
