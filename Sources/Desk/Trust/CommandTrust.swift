internal import Text

/// Whether a command that stands in a store may be run. Whoever may write the store could have put
/// it there, so somebody else has to vouch for it: the store's permissions, the user, or root.
package struct CommandTrust: Sendable {
  package enum Grounds: String, Sendable {
    /// It is the default of its setting.
    case builtIn = "default"
    /// Nobody but the user and root may write the store.
    case privateStore = "store"
    case user, root
  }

  /// The absolute path of the store, without symbolic links.
  package var store: String
  /// Nobody but the user and root may write the store.
  package var isPrivate: Bool
  /// What the user has allowed.
  package var own: TrustList
  /// What root has allowed, for everybody.
  package var common: TrustList

  package init(store: String, isPrivate: Bool, own: TrustList, common: TrustList) {
    self.store = store
    self.isPrivate = isPrivate
    self.own = own
    self.common = common
  }

  /// Nil: it must not be run. What holds for everybody goes first.
  package func grounds(for command: String, of key: SettingKey) -> Grounds? {
    let entry = entry(command)
    if command == key.standard { return .builtIn }
    if common.allows(entry) { return .root }
    if isPrivate { return .privateStore }
    return own.allows(entry) ? .user : nil
  }

  /// The program that mail is handed to: the one that is set, or the default where that must not be
  /// run.
  package func sendmail(_ setting: String) -> String {
    grounds(for: setting, of: .sendmail) == nil ? SettingKey.sendmail.standard : setting
  }

  /// What allows a command.
  package static func remedy(for command: String) -> String {
    "tickets trust allow \(ShellWord.typed(Sanitizer.sentence(command)))"
  }

  package func entry(_ command: String) -> TrustList.Entry {
    TrustList.Entry(store: store, command: command)
  }
}

extension SettingKey {
  /// The value is a command that this program runs.
  package var isCommand: Bool { self == .sendmail || self == .fetchPasswordCommand }
}
