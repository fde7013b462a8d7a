/// The secrets that tokens are signed with: those who have one can make tokens.
package struct TokenKeys: Hashable, Sendable {
  /// Signs what is made now.
  package var signing: [UInt8]
  /// What these have signed still holds.
  package var retired: [[UInt8]]

  package init(signing: [UInt8], retired: [[UInt8]] = []) {
    self.signing = signing
    self.retired = retired
  }

  /// Whether one of them has signed the claim so.
  func haveSigned(
    _ claim: String, for purpose: Signature.Purpose, as signature: Substring
  ) -> Bool {
    ([signing] + retired).contains {
      Signature(of: claim, purpose: purpose, secret: $0).matches(signature)
    }
  }
}
