/// Which header fields tell how their mail was made, and who says so (RULES §1).
enum HeaderMarks {
  static let rows: [HeaderMark] = [
    // RFC 3834 §5, RT, Roundup, Zammad
    HeaderMark("auto-submitted", .notOneOf(["no", "auto-generated"]), .automatic),
    HeaderMark("auto-submitted", .oneOf(["auto-generated"]), .generated),
    // FreeScout, osTicket
    HeaderMark("precedence", .oneOf(["auto_reply", "auto-reply"]), .automatic),
    HeaderMark("x-precedence", .oneOf(["auto_reply", "auto-reply"]), .automatic),
    // osTicket
    HeaderMark("x-amazon-mail-relay-type", .oneOf(["notification"]), .automatic),
    // FreeScout, Zendesk
    HeaderMark("x-post-messageclass", .contains("autoresponder"), .automatic),
    HeaderMark("x-cron-env", .any, .automatic),
    HeaderMark("x-mailer-daemon", .any, .automatic),
    HeaderMark("delivered-to", .oneOf(["autoresponder"]), .automatic),
    // Zendesk's suspension list
    HeaderMark("x-twitteremailtype", .any, .automatic),
    HeaderMark("x-evitemessageid", .any, .automatic),
    HeaderMark("x-netsuite", .any, .automatic),
    // Zammad, Znuny, Debbugs
    HeaderMark("x-loop", .any, .automaticUnlessList),
    HeaderMark("x-no-loop", .any, .automaticUnlessList),
    // Zammad
    HeaderMark("x-ms-exchange-inbox-rules-loop", .any, .inboxRule),
    // RT, Zammad, FreeScout, osTicket, Roundup
    HeaderMark("precedence", .oneOf(["bulk", "junk", "list"]), .list),
    HeaderMark("x-precedence", .oneOf(["bulk", "junk", "list"]), .list),
    // Znuny (ezmlm, Google Groups), Exim's wiki, Discourse
    HeaderMark("mailing-list", .any, .list),
    HeaderMark("x-mailman-version", .any, .list),
    HeaderMark("x-beenthere", .any, .list),
    HeaderMark("feedback-id", .any, .list),
    // Zendesk
    HeaderMark("x-mailing-software", .any, .list),
  ]

  /// RFC 2369, RFC 2919, RFC 8058: `List-Id`, `List-Unsubscribe` and whatever comes.
  static let listFamily = HeaderMark("list-*", .any, .list)
}

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
    name != AnonymizedMark.field.lowercased()
      && (names.contains(name) || families.contains { name.hasPrefix($0) })
  }
}
