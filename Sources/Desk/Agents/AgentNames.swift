package import Mail

/// Who may answer tickets by mail, and by which names they go in the shell: the setting `agents`,
/// as in `anna=anna@example.org, joe@example.org`.
package struct AgentNames: Hashable, Sendable {
  private var entries: [Entry] = []

  private struct Entry: Hashable, Sendable {
    /// Nil: the address is the name.
    var name: String?
    var address: Address

    var text: String { (name.map { $0 + "=" } ?? "") + address.text }
  }

  /// Nobody.
  init() {}

  /// Nil when an entry is neither an address nor `name=address`.
  init?(_ list: String) {
    for word in AddressList.words(list) {
      guard let entry = AgentNames.entry(word) else { return nil }
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
    entries.first { $0.address == address }?.name
  }

  /// Everything one agent is called: the name and the addresses that go with it.
  func aliases(of agent: String) -> [String] {
    let name = Address(agent).flatMap(name(of:)) ?? agent
    let addresses = entries.filter { $0.name?.lowercased() == name.lowercased() }
      .map(\.address.text)
    return [name] + addresses
  }

  private static func entry(_ word: String) -> Entry? {
    guard let sign = word.firstIndex(of: "=") else {
      return SafeAddress.read(word).map { Entry(name: nil, address: $0) }
    }
    let name = String(word[..<sign])
    guard (try? Assignee.read(name, me: "")) == name, !name.contains("@"),
      let address = SafeAddress.read(String(word[word.index(after: sign)...]))
    else { return nil }
    return Entry(name: name, address: address)
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
}
