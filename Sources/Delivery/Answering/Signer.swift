package import Desk
package import Store

/// Who signs an answer.
package struct Signer: Sendable {
  /// What customers call them: `{{agent}}`. May be empty.
  package let name: String
  /// A Mustache text in the place of the queue's `signature`; nil: they have none of their own.
  let signature: String?

  /// Nobody in particular.
  static let none = Signer(name: "", signature: nil)

  /// The canned text that is an agent's signature begins so; the agent's name or address follows.
  static let cannedPrefix = "signature-"
}

extension Signer {
  /// The queue's signature was plain text once: what is no template stands as it is.
  package func signature(in queue: Queue, _ values: [String: String]) -> String {
    let text = signature ?? queue.settings.signature
    return (try? Template(text))?.render(values) ?? text
  }
}

extension Snapshot {
  /// - Parameters:
  ///   - agent: a name in the shell, or an address.
  ///   - written: what they call themselves, where no setting says it.
  package func signer(_ agent: String, calling written: String = "") throws -> Signer {
    let queues = try queues()
    let own = try queues.aliases(of: agent)
      .compactMap { try canned(named: Signer.cannedPrefix + $0)?.text }.first
    let name = queues.displayName(of: agent)
    return Signer(name: name.isEmpty ? written : name, signature: own)
  }
}
