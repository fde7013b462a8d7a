import Mail

/// Agents' tokens in text that is to leave the house: whoever has one and an agent's name could act.
package struct AgentTokens: Sendable {
  private let keys: TokenKeys

  package init(keys: TokenKeys) {
    self.keys = keys
  }

  package func stand(in bytes: [UInt8]) -> Bool {
    bytes.indices.contains { token(at: $0, in: bytes) != nil }
  }

  /// The text with our plain address in the place of an agents' address.
  package func removed(from text: String) -> String {
    let bytes = Array(text.utf8)
    var kept: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if let end = token(at: index, in: bytes) {
        if let last = kept.last, AgentTokens.delimiters.contains(last) { kept.removeLast() }
        index = end
      } else {
        kept.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: kept, as: UTF8.self)
  }

  private static let delimiters = Set("+-=_.".utf8)

  /// Where the token that begins here ends: `a`, ticket, `-`, day, `-`, signature.
  private func token(at start: Int, in bytes: [UInt8]) -> Int? {
    guard bytes[start] | 0x20 == UInt8(ascii: "a"),
      let day = AgentTokens.number(at: start + 1, in: bytes),
      let signature = AgentTokens.number(at: day, in: bytes),
      signature + Signature.letters <= bytes.count
    else { return nil }
    let end = signature + Signature.letters
    let text = String(decoding: bytes[start..<end], as: UTF8.self)
    let token = ReplyToken.read(text, keys: keys, now: Timestamp(seconds: 0))
    return token == nil ? nil : end
  }

  /// Behind a number and its dash.
  private static func number(at start: Int, in bytes: [UInt8]) -> Int? {
    let digits = bytes[start...].prefix(20).prefix { $0.isDigit }
    let end = start + digits.count
    guard !digits.isEmpty, end < bytes.count, bytes[end] == UInt8(ascii: "-") else { return nil }
    return end + 1
  }
}
