/// A mailbox on another server that mail is fetched from.
package struct FetchAccount: Hashable, Sendable {
  package enum MailProtocol: String, Sendable {
    case pop3, imap
  }

  package enum Encryption: String, Sendable {
    /// From the first byte (RFC 8314).
    case implicit = "yes"
    /// Begun by a command, and required.
    case startTLS = "starttls"
    case none = "no"
  }

  package enum Secret: Hashable, Sendable {
    case password(String)
    /// Prints the password.
    case command(String)
  }

  package var mailProtocol: MailProtocol
  package var host: String
  /// Nil: the protocol's own.
  package var port: Int?
  package var user: String
  package var secret: Secret
  package var encryption: Encryption
  /// Leave on the server what was fetched.
  package var keep: Bool
}

extension FetchAccount {
  /// What a queue's settings say of a mailbox.
  package enum Setup: Hashable, Sendable {
    /// Nothing is fetched.
    case none
    /// A host, but not all that is needed to log in there.
    case incomplete(missing: SettingKey)
    case complete(FetchAccount)
  }

  package static func setup(_ settings: Settings) -> Setup {
    if settings[.fetchHost].isEmpty { return .none }
    if settings[.fetchUser].isEmpty { return .incomplete(missing: .fetchUser) }
    guard let secret = secret(settings) else { return .incomplete(missing: .fetchPassword) }
    return .complete(
      FetchAccount(
        mailProtocol: MailProtocol(rawValue: settings[.fetchProtocol]) ?? .pop3,
        host: settings[.fetchHost], port: Int(settings[.fetchPort]), user: settings[.fetchUser],
        secret: secret, encryption: Encryption(rawValue: settings[.fetchTLS]) ?? .implicit,
        keep: YesNo(settings[.fetchKeep]) == .yes))
  }

  /// A command goes before a password, so that one can be tried while the other is still set.
  private static func secret(_ settings: Settings) -> Secret? {
    let command = settings[.fetchPasswordCommand]
    if !command.isEmpty { return .command(command) }
    let password = settings[.fetchPassword]
    return password.isEmpty ? nil : .password(password)
  }
}
