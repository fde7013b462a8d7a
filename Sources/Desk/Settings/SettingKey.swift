internal import Text

/// A setting of the desk: the keys of `tickets config` (tickets-config(5)).
package enum SettingKey: String, CaseIterable, Sendable {
  case address
  case aliases
  case name
  case tag
  case signature

  case fetchProtocol = "fetch-protocol"
  case fetchHost = "fetch-host"
  case fetchPort = "fetch-port"
  case fetchUser = "fetch-user"
  case fetchPassword = "fetch-password"
  case fetchPasswordCommand = "fetch-password-command"
  case fetchTLS = "fetch-tls"
  case fetchKeep = "fetch-keep"

  case autocloseDays = "autoclose-days"
  case autocloseWarningDays = "autoclose-warning-days"
  case reopenDays = "reopen-days"
  case showAnswered = "show-answered"
  case showHold = "show-hold"
  case highlight

  case matchDays = "match-days"
  case checkSender = "check-sender"
  case senderFrom = "sender-from"
  case authservID = "authserv-id"
  case autoTickets = "auto-tickets"
  case maxMessageSize = "max-message-size"

  case confirm
  case confirmLimit = "confirm-limit"
  case notify
  case agents
  case loginURL = "login-url"
  case replyExtension = "reply-extension"
  case sendmail
  case holdSeconds = "hold-seconds"
  case maxRecipients = "max-recipients"

  case kbCustomers = "kb-customers"
  case kbStaff = "kb-staff"
  case maxSuggestions = "max-suggestions"

  case templateAnswer = "template-answer"
  case templateConfirmation = "template-confirmation"
  case templateCopy = "template-copy"
  case templateAutocloseWarning = "template-autoclose-warning"

  /// The key a person typed, or the alias of one.
  package static func named(_ name: String) throws(SettingError) -> SettingKey {
    guard let key = SettingKey(named: name) else { throw .unknownKey(name) }
    return key
  }

  /// The key of a name or an alias. `init(rawValue:)` would first build a table of all names, which
  /// a delivery has no use for.
  package init?(named name: String) {
    let name =
      name.hasPrefix(SettingKey.aliasPrefix)
      ? SettingKey.fetchPrefix + name.dropFirst(SettingKey.aliasPrefix.count) : name
    guard let key = SettingKey.allCases.first(where: { $0.rawValue == name }) else { return nil }
    self = key
  }

  /// The canonical form of a value a person typed.
  package func checked(_ text: String) throws(SettingError) -> String {
    let value = facts.kind.isVerbatim ? text : text.trimmed
    if value.isEmpty, facts.standard.isEmpty { return "" }
    guard let canonical = facts.kind.canonical(value) else {
      throw .badValue(self, isSecret ? nil : text, expected: facts.kind.expected)
    }
    return canonical
  }
}

extension SettingKey {
  private static let fetchPrefix = "fetch-"
  private static let aliasPrefix = "pop3-"

  /// `pop3-host` for `fetch-host`: the name it had while mail was fetched by POP3 only.
  package var alias: String? {
    guard rawValue.hasPrefix(SettingKey.fetchPrefix) else { return nil }
    return SettingKey.aliasPrefix + rawValue.dropFirst(SettingKey.fetchPrefix.count)
  }

  /// The name in the store, which is the alias where there is one: stores of earlier versions have it.
  package var storedName: String { alias ?? rawValue }
}

extension SettingKey {
  var facts: SettingFacts { SettingFacts.of(self) }

  /// One line for people.
  package var summary: String { facts.summary }

  /// What the same thing is called in H-Sphere's Support Center; nil for what it did not have.
  package var hSphereName: String? { facts.hSphereName }

  /// The value while nobody has set any; empty means none.
  package var standard: String { facts.standard }

  /// Printed as `********` and never logged.
  package var isSecret: Bool { facts.kind == .secret }

  /// What is printed in place of a secret.
  package static let mask = "********"

  /// A value as it may be printed and logged.
  package func masked(_ value: String) -> String {
    isSecret && !value.isEmpty ? SettingKey.mask : value
  }

  /// Whether a queue may have a value of its own.
  package var isPerQueue: Bool { self != .sendmail && self != .maxMessageSize }
}
