import Desk
import Testing

@Suite("Trust files")
struct TrustListTests {
  private static let entry = TrustList.Entry(store: "/srv/t.db", command: "/usr/bin/msmtp")

  @Test(
    "an entry allows one command in one store",
    arguments: [
      ("/srv/t.db\t/usr/bin/msmtp", true),
      ("# ours\n\n/srv/t.db\t/usr/bin/msmtp\n", true),
      ("/srv/t.db /usr/bin/msmtp\n", false),
      ("#/srv/t.db\t/usr/bin/msmtp\n", false),
      ("/srv/t.db\t/usr/bin/msmtp \n", false),
      ("/srv/t.db\t/usr/bin/msmtp2\n/srv/t.db2\t/usr/bin/msmtp\n", false),
      ("/srv/t.db\t\n/srv/t.db\n\t/usr/bin/msmtp\n", false),
      ("", false),
    ])
  func allows(_ text: String, _ isAllowed: Bool) {
    #expect(TrustList(text).allows(TrustListTests.entry) == isAllowed)
  }

  @Test("what is allowed and revoked leaves the rest as it was")
  func changes() {
    let text = "# ours\n/srv/a\ttrue\n"
    var list = TrustList(text)
    let isWritten = list.allow(TrustListTests.entry)
    let isWrittenAgain = list.allow(TrustListTests.entry)
    #expect(isWritten && isWrittenAgain)
    #expect(list.text == text + "/srv/t.db\t/usr/bin/msmtp\n")
    #expect(list.entries.map(\.command) == ["true", "/usr/bin/msmtp"])
    list.revoke(TrustListTests.entry)
    #expect(list.text == text)
  }

  @Test(
    "what is not one line each is no entry",
    arguments: [
      ("/srv/t.db", "a\n/srv/t.db\tb"), ("/srv/t.db\n/srv", "a"), ("/srv/t.db", ""),
      ("/srv/t.db", " a"), ("t.db", "a"), ("/srv/a\tb", "c"), ("/srv/t.db", "a\tb"),
    ])
  func unwritable(_ store: String, _ command: String) {
    var list = TrustList()
    let isWritten = list.allow(TrustList.Entry(store: store, command: command))
    #expect(!isWritten && list.text.isEmpty)
    #expect(!TrustList("\(store)\t\(command)\n").allows(.init(store: store, command: command)))
  }

  @Test(
    "a command runs on the first ground there is",
    arguments: [
      ("/usr/sbin/sendmail", SettingKey.sendmail, false, false, false, "default"),
      ("/usr/sbin/sendmail", .fetchPasswordCommand, false, false, false, nil),
      ("/usr/bin/msmtp", .sendmail, false, false, false, nil),
      ("/usr/bin/msmtp", .sendmail, true, true, true, "root"),
      ("/usr/bin/msmtp", .sendmail, true, true, false, "store"),
      ("/usr/bin/msmtp", .sendmail, false, true, false, "user"),
    ] as [(String, SettingKey, Bool, Bool, Bool, String?)])
  func grounds(
    _ command: String, _ key: SettingKey, _ isPrivate: Bool, _ own: Bool, _ common: Bool,
    _ expected: String?
  ) {
    func list(_ isThere: Bool) -> TrustList {
      TrustList(isThere ? "/srv/t.db\t\(command)\n" : "")
    }
    let trust = CommandTrust(
      store: "/srv/t.db", isPrivate: isPrivate, own: list(own), common: list(common))
    #expect(trust.grounds(for: command, of: key)?.rawValue == expected)
  }
}
