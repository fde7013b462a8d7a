package import Mail
internal import Text

/// Addresses behind which no person reads: no program of ours writes to them.
package enum NeverAnswered {
  /// Which rule the address falls under, or nil when it may be written to.
  package static func reason(for address: Address) -> String? {
    if NeverAnsweredRows.domains.contains(address.domain) { return "*@\(address.domain)" }
    let localPart = address.localPart
    let row = NeverAnsweredRows.localParts.first { $0.matches(localPart) }
    return row?.description
  }

  /// The address itself says that nobody reads there.
  static func asksForNoReply(_ address: Address) -> Bool {
    NeverAnsweredRows.noReply.contains { $0.matches(address.localPart) }
  }
}

/// How a local part that is never answered looks. All lower case.
enum LocalPartPattern: CustomStringConvertible, Sendable {
  /// With or without a `+extension`.
  case exactly(String)
  case begins(String)
  case ends(String)
  case contains(String)
  case beginsAndThenContains(String, String)

  func matches(_ localPart: String) -> Bool {
    switch self {
    case .exactly(let text): localPart == text || localPart.hasPrefix(text + "+")
    case .begins(let text): localPart.hasPrefix(text)
    case .ends(let text): localPart.hasSuffix(text)
    case .contains(let text): localPart.containsBytes(of: text)
    case .beginsAndThenContains(let start, let text):
      localPart.hasPrefix(start) && String(localPart.dropFirst(start.count)).containsBytes(of: text)
    }
  }

  var description: String {
    switch self {
    case .exactly(let text): "\(text)@*"
    case .begins(let text): "\(text)*@*"
    case .ends(let text): "*\(text)@*"
    case .contains(let text): "*\(text)*@*"
    case .beginsAndThenContains(let start, let text): "\(start)*\(text)*@*"
    }
  }
}

/// Senders never answered (RULES §2), and who says so.
enum NeverAnsweredRows {
  /// Zammad, RT, Znuny, Discourse
  static let noReply: [LocalPartPattern] = [
    .begins("noreply"), .begins("no-reply"), .begins("no_reply"),
    .begins("donotreply"), .begins("do-not-reply"),
  ]

  static let localParts: [LocalPartPattern] =
    noReply + [
      // Zammad, RT, Znuny, Discourse
      .exactly("mailer-daemon"), .exactly("postmaster"), .exactly("abuse"), .exactly("root"),
      .exactly("bounce"), .exactly("bounces"),
      .exactly("notification"), .exactly("notifications"),
      // procmailrc(5), ^FROM_DAEMON
      .exactly("daemon"), .exactly("uucp"), .exactly("listserv"), .exactly("majordomo"),
      .ends("-request"), .begins("owner-"), .ends("-bounces"), .ends("-owner"),
      // Debbugs, bounce_froms
      .begins("mailer"), .begins("daemon"), .begins("demon"),
      .beginsAndThenContains("post", "mast"), .begins("root"), .begins("wpuser"), .begins("mmdf"),
      .begins("smt"), .begins("mrgate"), .begins("vmmail"),
      .beginsAndThenContains("mail", "system"),
      .begins("uucp"), .contains("-maiser-"), .exactly("mal"),
      .beginsAndThenContains("mail", "agent"), .begins("tcpmail"), .begins("bitmail"),
      .begins("mailman"),
    ]

  /// FreeScout: what some programs write when they know no sender.
  static let domains: [String] = ["unknown"]
}

/// Whether the author of a mail may get an answer from a program.
package enum AutomaticReplies: String, Sendable {
  case allowed
  /// Another help desk wrote it: one confirmation to that address in 24 hours at most.
  case once
  /// `X-Auto-Response-Suppress` asks for none (MS-OXCMAIL §2.2.3.2.14).
  case suppressed
  /// A program had a hand in it, though a person wrote it.
  case handled

  /// The words of `X-Auto-Response-Suppress` that speak of replies; `DR`, `RN` and `NRN` speak of
  /// receipts.
  static let suppressing = ["all", "oof", "autoreply"]
}
