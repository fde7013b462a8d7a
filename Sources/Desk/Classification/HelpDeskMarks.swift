/// Marks that other help desks leave in their mail (RULES §1, both Zammad filters, Zendesk's
/// suspension list): a person may have written it, but two programs must not confirm each other's
/// confirmations. `†` rows come from general knowledge, not from a source.
enum HelpDeskMarks {
  static let names: [String] = [
    "x-rt-loop-prevention", "rt-ticket", "x-roundup-loop", "x-servicenow-generated",
    "x-jira-fingerprint", "x-tender",
    "x-loop",  // Debbugs, Zammad, Znuny and this program
  ]

  static let families: [String] = [
    "x-otrs-", "x-zammad-", "x-freescout-", "x-debbugs-",
    "x-zendesk-", "x-freshdesk-", "x-github-", "x-gitlab-", "x-redmine-",  // †
    "x-tickets-",  // this program elsewhere
  ]

  /// Of another program than this one: `X-Loop` many write.
  ///
  /// - Parameter name: lower case.
  static func isOthers(_ name: String) -> Bool {
    contains(name) && name != "x-loop" && !name.hasPrefix("x-tickets-")
  }

  /// - Parameter name: lower case.
  static func contains(_ name: String) -> Bool {
    names.contains(name) || families.contains { name.hasPrefix($0) }
  }
}
