package import Mail

extension [Queue] {
  /// What stands for an address or a Message-ID of the desk where strangers read: which queue's it is
  /// stays, its name and its token do not.
  package func anonymousName(for address: Address) -> OwnName? {
    guard let place = firstIndex(where: { [$0].owner(of: address) != nil }) else {
      return SignedMessageID.hasForm(address) ? .signedID : nil
    }
    let local = place == 0 ? "support" : "support\(place + 1)"
    guard let suffix = [self[place]].addressExtension(of: address) else {
      return .address("\(local)@desk.example")
    }
    return ReplyToken.hasForm(suffix)
      ? .signed("\(local)+token@desk.example") : .address("\(local)+extension@desk.example")
  }
}

/// The field that stands before a mail that was anonymized, and says how it was filed.
package enum AnonymizedMark {
  package static let field = "X-Tickets-Anonymized"

  package static func value(of message: StoredMessage, tokens: Int) -> String {
    "rule=\(message.rule.rawValue), class=\(message.mailClass.rawValue), tokens=\(tokens)"
  }
}
