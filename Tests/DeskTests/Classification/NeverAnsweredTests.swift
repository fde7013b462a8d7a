import Testing

@testable import Desk
@testable import Mail

@Suite("Never answered")
struct NeverAnsweredTests {
  @Test(
    "no person reads there",
    arguments: [
      "mailer-daemon", "MAILER-DAEMON", "postmaster", "abuse", "root", "noreply", "no-reply",
      "no_reply", "NoReply", "noreply-7f3a", "no-reply+42", "donotreply", "do-not-reply", "bounce",
      "bounces", "bounces+jane=example.org", "notification", "notifications", "notifications+x",
      "daemon", "uucp", "listserv", "majordomo", "helpers-request", "owner-helpers",
      "helpers-bounces", "helpers-owner", "mailer", "demon", "post_master", "postmast", "wpuser",
      "mmdf", "smtp", "smtpd", "mrgate", "vmmail", "mailsystem", "mail-system", "x-maiser-y", "mal",
      "mailagent", "mail-agent", "tcpmail", "bitmail", "mailman",
    ])
  func never(_ localPart: String) throws {
    let address = try #require(Address("\(localPart)@example.org"))
    #expect(NeverAnswered.reason(for: address) != nil)
  }

  @Test(
    "people are written to",
    arguments: [
      "jane", "malcolm", "smith", "reply", "info", "support", "bouncer", "abuser", "post",
      "notify", "request", "owner", "lists", "daem", "mail", "jane+bounces", "listservice",
    ])
  func people(_ localPart: String) throws {
    let address = try #require(Address("\(localPart)@example.org"))
    #expect(NeverAnswered.reason(for: address) == nil)
  }

  @Test("an unknown domain is no address")
  func unknown() throws {
    #expect(NeverAnswered.reason(for: try #require(Address("jane@UNKNOWN"))) == "*@unknown")
    #expect(NeverAnswered.reason(for: try #require(Address("jane@unknown.example"))) == nil)
  }

  @Test("the reason is the rule")
  func reason() throws {
    let address = try #require(Address("helpers-request@lists.example"))
    #expect(NeverAnswered.reason(for: address) == "*-request@*")
  }
}
