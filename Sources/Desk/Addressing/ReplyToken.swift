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

    package var bearer: Bearer {
      switch self {
      case .customer: .anybody
      case .agent: .agent
      case .expiredAgent: .nobody
      }
    }
  }

  /// Who may be led to the ticket by a token.
  package enum Bearer: Hashable, Sendable {
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

  private static func day(_ time: Timestamp) -> Int64 { time.seconds / 86_400 }
}
