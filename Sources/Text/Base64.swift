extension [UInt8] {
  /// In base64, in one line (RFC 4648 §4).
  package var base64: String {
    var text: [UInt8] = []
    text.reserveCapacity((count + 2) / 3 * 4)
    for start in stride(from: 0, to: count, by: 3) {
      let left = count - start
      let second = left > 1 ? self[start + 1] : 0
      let third = left > 2 ? self[start + 2] : 0
      let group = Int(self[start]) << 16 | Int(second) << 8 | Int(third)
      for place in 0...3 {
        text.append(place > left ? UInt8(ascii: "=") : base64Digits[group >> (18 - 6 * place) & 63])
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}

private let base64Digits = Array(
  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
