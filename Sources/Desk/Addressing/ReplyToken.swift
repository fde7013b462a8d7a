package import Mail

/// A signed word that leads an answer to its ticket, whoever sends it: in the `+extension` of our
/// address, or in our Message-IDs. Lower-case letters, digits and `-`, at most 33 octets, so that
/// it fits a local part of 64 (RFC 5321 §4.5.3.1.1); read without regard to case.
package enum ReplyToken {
  package enum Kind: Hashable, Sendable {
    case customer
    /// Lets an agent act by mail, so it ends.
    case agent(expires: Timestamp)
  }

  /// A token that we made.
  package enum Reading: Hashable, Sendable {
    case customer(ticket: Int)
    case agent(ticket: Int)
    case expiredAgent(ticket: Int)

    package var ticket: Int {
      switch self {
      case .customer(let ticket), .agent(let ticket), .expiredAgent(let ticket): ticket
      }
    }

    package var scope: TokenScope {
      switch self {
      case .customer: .anybody
      case .agent: .agent
      case .expiredAgent: .nobody
      }
    }
  }

  /// Who may be led to the ticket by a token.
  package enum TokenScope: Hashable, Sendable {
    case anybody
    /// Only an agent, proven by the sender check: the token lets its bearer act.
    case agent
    /// It has expired, or is a forgery.
    case nobody
  }

  /// `c42-q3b…` for a customer, `a42-20781-q3b…` for an agent, where 20781 is the last day since
  /// 1970 on which it holds, in UTC.
  package static func make(kind: Kind, ticket: Int, secret: [UInt8]) -> String {
    switch kind {
    case .customer:
      let claim = "c\(ticket)"
      return claim + "-" + Signature(of: claim, purpose: .customer, secret: secret).text
    case .agent(let expires):
      let claim = "a\(ticket)-\(day(expires))"
      return claim + "-" + Signature(of: claim, purpose: .agent, secret: secret).text
    }
  }

  /// Nil when we did not make it.
  package static func read(_ text: String, keys: TokenKeys, now: Timestamp) -> Reading? {
    let text = text.lowercased()
    guard let dash = text.lastIndex(of: "-") else { return nil }
    let claim = text[..<dash]
    let signature = text[text.index(after: dash)...]
    let fields = claim.dropFirst().split(separator: "-", omittingEmptySubsequences: false)
    guard let ticket = fields.first.flatMap({ Int($0) }) else { return nil }
    func isSigned(_ purpose: Signature.Purpose) -> Bool {
      keys.haveSigned(String(claim), for: purpose, as: signature)
    }
    switch (claim.first, fields.count) {
    case ("c", 1) where isSigned(.customer):
      return .customer(ticket: ticket)
    case ("a", 2) where isSigned(.agent):
      guard let last = Int64(fields[1]) else { return nil }
      return day(now) <= last ? .agent(ticket: ticket) : .expiredAgent(ticket: ticket)
    default:
      return nil
    }
  }

  /// The ticket on which somebody wanted to act by what `read` found to be none of our tokens.
  package static func ticketOfForgedAgent(_ text: String) -> Int? {
    let fields = text.lowercased().split(separator: "-", omittingEmptySubsequences: false)
    guard fields.count == 3, fields[0].first == "a", Int64(fields[1]) != nil,
      fields[2].utf8.count == Signature.letters
    else { return nil }
    return Int(fields[0].dropFirst())
  }

  /// Whether it looks like one, whoever made it.
  static func hasForm(_ text: String) -> Bool {
    let signature = text.lowercased().split(separator: "-", omittingEmptySubsequences: false).last
    return text.contains("-") && signature.map(Signature.hasForm) ?? false
  }

  private static func day(_ time: Timestamp) -> Int64 { time.seconds / 86_400 }
}

/// Our address with a signed `+extension`: what is sent there leads to its ticket by itself.
package enum SignedAddress {
  /// - Parameters:
  ///   - address: of the queue.
  ///   - delimiter: `reply-extension`, what the mail server takes for the beginning of an extension.
  package static func make(
    _ address: Address, delimiter: String, kind: ReplyToken.Kind, ticket: Int, secret: [UInt8]
  ) -> Address? {
    guard let at = address.text.lastIndex(of: "@") else { return nil }
    let token = ReplyToken.make(kind: kind, ticket: ticket, secret: secret)
    return Address(address.text[..<at] + delimiter + token + address.text[at...])
  }
}

/// A Message-ID of ours: `42.UNIQUE.SIGNATURE@domain`. The answer to it names its ticket, and
/// nobody who has not seen the mail can guess it.
package enum SignedMessageID {
  /// - Parameter unique: letters and digits, different for each mail.
  package static func make(
    ticket: Int, unique: String, domain: String, secret: [UInt8]
  ) -> MessageID {
    let claim = "\(ticket).\(unique.lowercased())"
    let signature = Signature(of: claim, purpose: .messageID, secret: secret)
    return MessageID("\(claim).\(signature.text)@\(domain)")
  }

  /// The ticket, or nil when we did not make it. The domain may have changed since.
  package static func ticket(in id: MessageID, keys: TokenKeys) -> Int? {
    guard let at = id.text.lastIndex(of: "@") else { return nil }
    let local = id.text[..<at].lowercased()
    guard let dot = local.lastIndex(of: "."), let first = local.firstIndex(of: "."), first < dot,
      let ticket = Int(local[..<first])
    else { return nil }
    let isSigned = keys.haveSigned(
      String(local[..<dot]), for: .messageID, as: local[local.index(after: dot)...])
    return isSigned ? ticket : nil
  }
}

extension SignedMessageID {
  /// Whether it looks like one, whoever made it.
  static func hasForm(_ id: Address) -> Bool {
    let fields = id.localPart.split(separator: ".", omittingEmptySubsequences: false)
    return fields.count == 3 && Int(fields[0]) != nil && Signature.hasForm(fields[2])
  }
}

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
