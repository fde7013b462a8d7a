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
