package import Mail

/// A support address with its own settings.
package struct Queue: Hashable, Sendable {
  /// Row number in the store; 1 is the default queue.
  package var id: Int
  package var name: String
  package let settings: Settings
  /// Where mail to the queue goes: its address, then its aliases.
  package let addresses: [Address]

  package init(id: Int, name: String, settings: Settings) {
    self.id = id
    self.name = name
    self.settings = settings
    addresses = [settings.address].compactMap(\.self) + settings.aliases
  }
}

extension [Queue] {
  /// Which queue takes a mail: the one asked for, or the default queue when there is none of that
  /// name; else the owner of the recipient (with or without `+extension`), else the first whose
  /// address is in To or Cc, else the default queue.
  package func receiving(_ message: Message, _ envelope: Envelope, named name: String?) -> Queue? {
    if let name { return first { $0.name.lowercased() == name.lowercased() } ?? standard }
    let addressed = (message.to + message.cc).compactMap(\.address)
    return owner(ofOneOf: envelope.recipients) ?? owner(ofOneOf: addressed) ?? standard
  }

  /// The other queues that a mail is for, as far as it says itself: without an envelope it comes once
  /// for all of them.
  package func addressed(
    by message: Message, _ envelope: Envelope, named name: String?, beside receiving: Queue
  ) -> [Queue] {
    guard name == nil, envelope.recipients.isEmpty else { return [] }
    let owners = (message.to + message.cc).prefix(Addressees.most).compactMap(\.address)
      .compactMap(owner)
    var seen: Set<Int> = [receiving.id]
    return owners.filter { seen.insert($0.id).inserted }
  }

  private var standard: Queue? { self.min { $0.id < $1.id } }

  private func owner(ofOneOf addresses: [Address]) -> Queue? {
    for address in addresses {
      if let owner = owner(of: address) { return owner }
    }
    return nil
  }

  package func owner(of address: Address) -> Queue? {
    first { $0.addresses.contains(address) || $0.addressExtension(of: address) != nil }
  }

  /// What follows the address of one of the queues in its local part.
  package func addressExtension(of address: Address) -> String? {
    for queue in self {
      if let found = queue.addressExtension(of: address) { return found }
    }
    return nil
  }

  /// The support addresses: mail from them is our own.
  package var addresses: [Address] { flatMap(\.addresses) }
}

extension Queue {
  /// `x` of `help+x@desk.example`, and of `help-x@…` where `reply-extension` is `-`.
  fileprivate func addressExtension(of address: Address) -> String? {
    for own in addresses where own.domain == address.domain {
      for delimiter in ["+", settings.replyExtension] {
        guard let delimiter, address.localPart.hasPrefix(own.localPart + delimiter) else {
          continue
        }
        return String(address.localPart.dropFirst(own.localPart.count + delimiter.count))
      }
    }
    return nil
  }
}

extension Address {
  /// What follows the first `+` of the local part.
  package var subaddress: String? {
    guard let plus = localPart.firstIndex(of: "+") else { return nil }
    return String(localPart[localPart.index(after: plus)...])
  }

  /// The address that it extends; nil when it extends none.
  var withoutSubaddress: Address? {
    localPart.firstIndex(of: "+").flatMap { Address("\(localPart[..<$0])@\(domain)") }
  }
}

/// What may name a queue: it stands in aliases, in queries and on command lines.
package enum QueueName {
  package static func isValid(_ name: String) -> Bool {
    (1...64).contains(name.utf8.count) && name.first != "-"
      && name.unicodeScalars.allSatisfy { scalar in
        scalar == "." || scalar == "-" || scalar == "_" || scalar.properties.isAlphabetic
          || scalar.properties.numericType == .decimal
      }
  }
}
