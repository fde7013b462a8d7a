import Testing

@testable import Desk

@Suite("Setting keys")
struct SettingKeyTests {
  @Test("a good value gets its canonical form", arguments: SettingRows.good)
  func good(_ key: SettingKey, _ text: String, _ canonical: String) throws {
    #expect(try key.checked(text) == canonical)
    #expect(try key.checked(canonical) == canonical)
  }

  @Test("a bad value is refused", arguments: SettingRows.bad)
  func bad(_ key: SettingKey, _ text: String) {
    #expect(throws: SettingError.self) { try key.checked(text) }
  }

  @Test("every key has a value a person may set", arguments: SettingKey.allCases)
  func everyKeyHasRows(_ key: SettingKey) throws {
    #expect(!key.summary.isEmpty && key.summary.count <= 72)
    #expect(try key.checked(key.standard) == key.standard)
    #expect(try SettingKey.named(key.rawValue) == key)
    #expect(try SettingKey.named(key.storedName) == key)
  }

  @Test("what fetches mail has a second name, the one that stores know")
  func aliases() {
    let aliases = SettingKey.allCases.compactMap(\.alias)
    #expect(
      aliases == [
        "pop3-protocol", "pop3-host", "pop3-port", "pop3-user", "pop3-password",
        "pop3-password-command", "pop3-tls", "pop3-keep",
      ])
    #expect(SettingKey.fetchHost.storedName == "pop3-host")
    #expect(SettingKey.tag.alias == nil && SettingKey.tag.storedName == "tag")
  }

  @Test("the refusal names key and value in one safe line")
  func description() {
    #expect(
      throws: SettingError.badValue(
        .matchDays, "x\u{1B}", expected: "a whole number from 0 to 36500")
    ) { try SettingKey.matchDays.checked("x\u{1B}") }
    let error = SettingError.badValue(.matchDays, "x\u{1B}\n", expected: "a number")
    #expect("\(error)" == "match-days: \"x \" is not a number")
    #expect("\(SettingError.unknownKey("a\nb"))" == "there is no setting \"a b\"")
    #expect(throws: SettingError.unknownKey("Match-Days")) { try SettingKey.named("Match-Days") }
  }

  @Test("a refused password is not shown")
  func secrets() {
    #expect(SettingKey.allCases.filter(\.isSecret) == [.fetchPassword])
    #expect(
      throws: SettingError.badValue(
        .fetchPassword, nil, expected: "one line of text without control characters")
    ) { try SettingKey.fetchPassword.checked("hunter2\n") }
  }

  @Test("what belongs to the machine is not a queue's")
  func perQueue() {
    #expect(SettingKey.allCases.filter { !$0.isPerQueue } == [.maxMessageSize, .sendmail])
  }

  @Test(
    "H-Sphere's settings are all here",
    arguments: [
      (SettingKey.address, "Support Email"), (.fetchHost, "POP3 Host"),
      (.autocloseDays, "Automatically Close Answered Tickets After x Days"),
      (.showAnswered, "Ticket Center Settings"), (.showHold, "Ticket Center Settings"),
      (.kbCustomers, "Default KnowledgeBase"), (.kbStaff, "Default Support KnowledgeBase"),
      (.maxSuggestions, "Max Suggestions"), (.highlight, "Highlight E-mails"),
      (.confirm, "Don't send confirmation emails (inverted)"),
      (.checkSender, "Do not check e-mail address (inverted)"),
    ])
  func hSphere(_ key: SettingKey, _ name: String) {
    #expect(key.hSphereName == name)
  }
}
