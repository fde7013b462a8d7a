import Mail

/// What stands in a copy for agents alone, and must not go to a customer unseen.
package enum AnswerSecret: Hashable, Sendable {
  /// Whoever has it is in the customer's control panel.
  case loginLink
  /// Whoever has it and an agent's name could act.
  case agentsAddress
}

/// Looks for the secrets of one ticket.
package struct AnswerSecrets: Sendable {
  private let tokens: AgentTokens
  /// Squeezed; empty: the ticket has none.
  private let loginLink: [UInt8]

  package init(of ticket: Ticket, _ tokens: AgentTokens) {
    self.tokens = tokens
    loginLink = AnswerSecrets.squeezed(Array((ticket.loginURL ?? "").utf8))
  }

  package func found(in text: [UInt8]) -> [AnswerSecret] {
    (holdsLoginLink(text) ? [.loginLink] : []) + (tokens.stand(in: text) ? [.agentsAddress] : [])
  }

  /// Also broken over lines, and inside a link that a mail gateway has rewritten.
  private func holdsLoginLink(_ text: [UInt8]) -> Bool {
    guard !loginLink.isEmpty else { return false }
    let squeezed = AnswerSecrets.squeezed(text)
    return AnswerSecrets.contains(squeezed, loginLink)
      || AnswerSecrets.contains(
        AnswerSecrets.squeezed(PercentCode.decoded(text)), loginLink)
  }

  private static func contains(_ text: [UInt8], _ part: [UInt8]) -> Bool {
    text.firstRange(of: part) != nil
  }

  /// Without white space, quote marks and case.
  private static func squeezed(_ text: [UInt8]) -> [UInt8] {
    text.filter { $0 > UInt8.blank && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "|") }
      .map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
  }
}

/// RFC 3986 §2.1.
private enum PercentCode {
  static func decoded(_ text: [UInt8]) -> [UInt8] {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      if text[index] == UInt8(ascii: "%"), index + 2 < text.count,
        let value = UInt8(String(decoding: text[index + 1...index + 2], as: UTF8.self), radix: 16)
      {
        decoded.append(value)
        index += 3
      } else {
        decoded.append(text[index])
        index += 1
      }
    }
    return decoded
  }
}
