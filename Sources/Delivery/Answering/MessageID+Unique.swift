package import Mail

extension MessageID {
  /// Letters and digits that no other Message-ID of ours has (RFC 5322 §3.6.4).
  package static func uniqueWord() -> String { String(UInt64.random(in: .min ... .max), radix: 36) }
}
