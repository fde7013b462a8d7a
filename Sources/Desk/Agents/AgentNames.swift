package import Mail

/// Who may answer tickets by mail, by which names they go in the shell, and what customers call them:
/// the setting `agents`, as in `anna=Anna Berg <anna@example.org>, joe@example.org`.
package struct AgentNames: Hashable, Sendable {
  private var entries: [AgentEntry] = []

  /// Nobody.
  init() {}

  /// Nil when an entry is neither an address nor a mailbox, with or without `name=` before it.
  init?(_ list: String) {
    for item in AgentEntry.items(list) {
      guard let entry = AgentEntry(item) else { return nil }
      if !addresses.contains(entry.address) { entries.append(entry) }
    }
  }

  package var addresses: [Address] { entries.map(\.address) }

  /// The list in its canonical form.
  var text: String { entries.map(\.text).joined(separator: ", ") }

  /// What an agent who writes from this address is called.
  ///
  /// - Returns: nil without a name.
  func name(of address: Address) -> String? {
    entries.first { $0.address == address }?.login
  }

  /// Everything one agent is called: the name and the addresses that go with it.
  func aliases(of agent: String) -> [String] {
    let name = Address(agent).flatMap(name(of:)) ?? agent
    let addresses = entries.filter { $0.login?.lowercased() == name.lowercased() }
      .map(\.address.text)
    return [name] + addresses
  }

  /// What customers call an agent, who goes by a name in the shell or by an address. Nil for one of
  /// whom the list says nothing.
  func displayName(of agent: String) -> String? {
    let aliases = aliases(of: agent).map { $0.lowercased() }
    let named = entries.filter { !$0.displayName.isEmpty }
    let entry =
      named.first { aliases.contains($0.address.text.lowercased()) }
      ?? named.first { $0.login == nil && $0.address.localPart.lowercased() == aliases[0] }
    return entry?.displayName
  }
}

extension [Queue] {
  /// What an agent who writes from this address is called: the address itself where no queue names
  /// them.
  package func agentName(of address: Address) -> String {
    lazy.compactMap { $0.settings.agentNames.name(of: address) }.first ?? address.text
  }

  /// Everything an agent is called in any of the queues, each once.
  package func aliases(of agent: String) -> [String] {
    var seen: Set<String> = []
    return ([agent] + flatMap { $0.settings.agentNames.aliases(of: agent) })
      .filter { seen.insert($0.lowercased()).inserted }
  }

  /// What customers call an agent: the name in `agents`, else the one in the shell; empty where
  /// nothing but an address is known, which is nobody's business.
  package func displayName(of agent: String) -> String {
    lazy.compactMap { $0.settings.agentNames.displayName(of: agent) }.first
      ?? aliases(of: agent).first { !$0.contains("@") } ?? ""
  }
}
