import Mail

/// Addresses of a queue that keep mail from being sent, or make it go in circles.
struct AddressFaults {
  let settings: Settings
  let queues: [Queue]

  var all: [SettingFault] {
    guard let address = settings.address else {
      return [
        .warning(
          "no address: answers, confirmations and copies cannot be sent", "set address ADDRESS")
      ]
    }
    return separator(in: address) + own(.notify, settings.notify)
      + own(.agents, settings.agents.sorted { $0.key < $1.key }) + neverAnswered
  }

  private func separator(in address: Address) -> [SettingFault] {
    guard let separator = settings.replyExtension, address.localPart.contains(separator) else {
      return []
    }
    return [
      .warning(
        "\(address.text) contains the reply-extension \"\(separator)\": "
          + "mail servers split it there", "set reply-extension +")
    ]
  }

  /// Mail to ourselves would come back for ever; the program sends none.
  private func own(_ key: SettingKey, _ addresses: [Address]) -> [SettingFault] {
    addresses.compactMap { address in
      guard let owner = queues.owner(of: address) else { return nil }
      return .problem(
        "\(key.rawValue): \(address.text) is the address of queue \(owner.name), not a person's",
        "set \(key.rawValue) ADDRESSES")
    }
  }

  private var neverAnswered: [SettingFault] {
    settings.notify.compactMap { address in
      NeverAnswered.reason(for: address).map { rule in
        .warning(
          "notify: nothing is ever sent to \(address.text) (\(rule))", "set notify ADDRESSES")
      }
    }
  }
}
