internal import Mail

/// The queues with their settings, judged without asking DNS or any server.
package struct DeskFacts: Sendable {
  package var queues: [Queue]
  /// Names of the knowledge bases that have articles.
  package var knowledgeBases: [String]
  /// Stored values that mean nothing.
  package var unreadable: [UnreadableSetting]
  /// Ids in the topmost Authentication-Results field of the last mails that came, one for each mail
  /// that has one.
  package var authservIDs: [String]

  package struct UnreadableSetting: Sendable {
    /// Nil: the global one.
    package var queue: String?
    package var error: SettingError

    package init(queue: String?, error: SettingError) {
      self.queue = queue
      self.error = error
    }
  }

  package init(
    queues: [Queue], knowledgeBases: [String], unreadable: [UnreadableSetting],
    authservIDs: [String] = []
  ) {
    self.queues = queues
    self.knowledgeBases = knowledgeBases
    self.unreadable = unreadable
    self.authservIDs = authservIDs
  }

  var findings: [Finding] {
    let wrong = unreadable.map(DeskFacts.finding) + sharedAddresses + faults
    let addresses = queues.compactMap { queue in
      queue.settings.address.map { Finding.ok("queue \(queue.name)", $0.text) }
    }
    return addresses + wrong
  }

  private static func finding(_ setting: UnreadableSetting) -> Finding {
    let scope = setting.queue.map { "--queue \($0) " } ?? ""
    return .problem(
      setting.queue.map { "queue \($0)" } ?? "settings", "\(setting.error)",
      "tickets config \(scope)edit")
  }

  /// Mail to an address goes to the first queue that has it.
  private var sharedAddresses: [Finding] {
    queues.indices.flatMap { place in
      queues[place].addresses.compactMap { address in
        guard let first = queues[..<place].first(where: { $0.addresses.contains(address) }) else {
          return nil
        }
        let key: SettingKey = queues[place].settings.address == address ? .address : .aliases
        return .problem(
          "queue \(queues[place].name)",
          "\(address.text) is the address of queue \(first.name), too, which gets its mail",
          "tickets config --queue \(queues[place].name) set \(key.rawValue) ADDRESS")
      }
    }
  }

  /// A fault that several queues inherit is told once.
  private var faults: [Finding] {
    var names: [SettingFault: [String]] = [:]
    var order: [SettingFault] = []
    for queue in queues {
      for fault in SettingFault.all(of: queue, in: self) {
        if names[fault] == nil { order.append(fault) }
        names[fault, default: []].append(queue.name)
      }
    }
    return order.map { $0.finding(names[$0] ?? []) }
  }
}
