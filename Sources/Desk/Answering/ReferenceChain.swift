package import Mail

/// The References of an answer (RFC 5322 §3.6.4), cut as long threads need it.
package enum ReferenceChain {
  private static let first = 4
  private static let last = 6

  /// - Parameters:
  ///   - id: of the mail that is answered; nil when it has none.
  ///   - references: of that mail; where it has none, its In-Reply-To.
  package static func following(
    _ id: MessageID?, references: [MessageID], inReplyTo: [MessageID]
  ) -> [MessageID] {
    let parents = references.isEmpty && inReplyTo.count == 1 ? inReplyTo : references
    var seen: Set<MessageID> = []
    let latest = (parents + [id].compactMap { $0 }).reversed()
      .filter { $0.threads && seen.insert($0).inserted }
    let chain = Array(latest.reversed())
    return chain.count <= first + last ? chain : Array(chain.prefix(first) + chain.suffix(last))
  }
}
