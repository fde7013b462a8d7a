/// A short hash of bytes, nothing to rely on against an enemy (draft-eastlake-fnv).
struct FNV1a {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }

  static func hash(of bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reduce(into: FNV1a()) { $0.add($1) }.value
  }
}
