internal import Text

/// A command that stands in the store, and what it runs on.
package struct CommandSetting: Hashable, Sendable {
  /// Nil: the global one.
  package var queue: String?
  package var key: SettingKey
  package var command: String
  /// Nil: it is not run.
  package var grounds: CommandTrust.Grounds?

  package init(queue: String?, key: SettingKey, command: String, grounds: CommandTrust.Grounds?) {
    self.queue = queue
    self.key = key
    self.command = command
    self.grounds = grounds
  }

  /// `sendmail /usr/bin/msmtp`, `fetch-password-command 'pass show sales' of queue sales`.
  package var label: String {
    let shown = ShellWord.typed(Sanitizer.excerpt(command))
    return "\(key.rawValue) \(shown)" + (queue.map { " of queue \($0)" } ?? "")
  }

  /// What is done in place of running it.
  package var consequence: String {
    key == .sendmail ? "mail goes to \(key.standard)" : "the mailbox is not fetched"
  }

  package var remedy: String { CommandTrust.remedy(for: command) }
}
