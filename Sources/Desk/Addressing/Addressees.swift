package import Mail

/// Whom the author of a mail wrote to.
package struct Addressees: Sendable {
  /// Those in To and Cc, each once, but not ourselves: no queue's address, and not the one this mail
  /// was delivered to, whatever the settings say.
  package let others: [Mailbox]
  /// Whether the others take part in the ticket: the author wrote to us and to them. What reached us
  /// only by its envelope, as Bcc or from a distribution list, was not for them and us.
  package let takePart: Bool

  /// No conversation has more; a list of customers that leaked into To has.
  static let most = 2_000

  /// - Parameters:
  ///   - named: in To and Cc.
  ///   - recipients: of the envelope.
  package init(_ named: [Mailbox], recipients: [Address], queues: [Queue]) {
    let own = recipients + recipients.compactMap(\.withoutSubaddress)
    var known = KnownKeys()
    var others: [Mailbox] = []
    var namesUs = false
    for mailbox in named.prefix(Addressees.most) {
      guard let address = mailbox.address, known.insert(address.key) else { continue }
      if own.contains(address) || queues.owner(of: address) != nil {
        namesUs = true
      } else {
        others.append(mailbox)
      }
    }
    self.others = others
    let knowsOurs = !recipients.isEmpty || !queues.addresses.isEmpty
    takePart = namesUs || !knowsOurs
  }
}

/// In place of a set, whose first element of a type costs a delivery more than all this
/// (Contrib/bench, instructions).
private struct KnownKeys {
  private var sorted: [String] = []

  /// - Returns: false when it was known.
  mutating func insert(_ key: String) -> Bool {
    var place = 0
    var end = sorted.count
    while place < end {
      let middle = (place + end) / 2
      if sorted[middle] < key { place = middle + 1 } else { end = middle }
    }
    if place < sorted.count, sorted[place] == key { return false }
    sorted.insert(key, at: place)
    return true
  }
}
