import Foundation
import Testing

@testable import Mail

/// MS-OXOMSG §2.2.1.3.
@Suite("The Thread-Index of an answer") struct ThreadIndexTests {
  /// 1 December 2026, 00:00 UTC.
  private static let now = Timestamp(seconds: 1_796_083_200)
  private static let guid = [UInt8](0x10...0x1F)

  /// The header of a thread that begins so many seconds before now, with the time's highest octet as
  /// the reserved one or twice.
  private static func header(_ age: Int64, doubled: Bool) -> [UInt8] {
    let time = UInt64(now.seconds - age + 11_644_473_600) * 10_000_000
    let octets = (0..<8).map { UInt8(truncatingIfNeeded: time >> (56 - 8 * $0)) }
    return (doubled ? [1] + octets[0..<5] : Array(octets[0..<6])) + guid
  }

  private static func encoded(_ octets: [UInt8]) -> String { Data(octets).base64EncodedString() }

  private static func decoded(_ text: String) -> [UInt8] {
    Array(Data(base64Encoded: text) ?? Data())
  }

  @Test("has five octets more, of the time since the thread began", arguments: [false, true])
  func level(_ doubled: Bool) throws {
    let day: Int64 = 86_400
    for age in [0, 1, day, 600 * day, 700 * day] {
      let isLong = age > 650 * day
      let parent = Self.header(age, doubled: doubled)
      let text = try #require(
        ThreadIndex.answering(Self.encoded(parent), at: Self.now, random: 0xAB))
      let octets = Self.decoded(text)
      #expect(octets.count == 27 && Array(octets[..<22]) == parent && octets[26] == 0xA0)
      let delta = octets[22..<26].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      #expect((delta >> 31 == 1) == isLong, "\(age)")
      let seconds = (delta & 0x7FFF_FFFF) << (isLong ? 23 : 18) / 10_000_000
      let slack: UInt64 = doubled ? 3 : 2
      let wanted = UInt64(age)
      #expect(seconds + slack >= wanted && seconds <= wanted + slack, "\(age): \(seconds)")
    }
  }

  @Test("goes on from the answer before")
  func second() throws {
    let first = try #require(
      ThreadIndex.answering(
        Self.encoded(Self.header(60, doubled: false)), at: Self.now, random: 0))
    let second = try #require(ThreadIndex.answering(first, at: Self.now + 60, random: 0))
    #expect(Self.decoded(second).count == 32)
    #expect(Self.decoded(second).starts(with: Self.decoded(first)))
  }

  @Test("is none for what is none", arguments: ["", "AdABC123==", "no index", "AQ=="])
  func none(_ parent: String) {
    #expect(ThreadIndex.answering(parent, at: Self.now, random: 0) == nil)
  }
}
