package import Mail

/// Settings as what they mean. A stored text that cannot be read, which only another program can
/// have written, counts as unset.
extension Settings {
  package var address: Address? { SafeAddress.read(self[.address]) }
  package var aliases: [Address] { addresses(.aliases) }
  package var name: String { self[.name] }
  package var tag: String { self[.tag].isEmpty ? SettingKey.tag.standard : self[.tag] }
  package var signature: String { self[.signature] }

  package var autocloseDays: AutoClose { AutoClose(self[.autocloseDays]) ?? .atOnce }
  package var autocloseWarningDays: Int? { Int(self[.autocloseWarningDays]) }
  /// 0: never.
  package var reopenDays: Int { number(.reopenDays) }
  package var showAnswered: Bool { isOn(.showAnswered) }
  package var showHold: Bool { isOn(.showHold) }
  package var highlight: Highlight { Highlight(self[.highlight]) ?? Highlight() }

  /// 0: never.
  package var matchDays: Int { number(.matchDays) }
  package var checkSender: Bool { isOn(.checkSender) }
  package var senderFrom: SenderFrom { SenderFrom(rawValue: self[.senderFrom]) ?? .from }
  /// Nil: no Authentication-Results field is believed.
  package var authservID: String? { optional(.authservID) }
  package var autoTickets: Bool { isOn(.autoTickets) }
  /// In bytes; nil: no limit.
  package var maxMessageSize: Int? { Int(self[.maxMessageSize]) }

  package var confirm: Bool { isOn(.confirm) }
  package var confirmLimit: Int { number(.confirmLimit) }
  package var notify: [Address] { addresses(.notify) }
  package var agents: [Address] { agentNames.addresses }
  package var agentNames: AgentNames { AgentNames(self[.agents]) ?? AgentNames() }
  package var loginLink: LoginLink? { LoginLink(self[.loginURL]) }
  /// What stands between local part and extension; nil: we write no extensions.
  package var replyExtension: String? { optional(.replyExtension) }
  package var sendmail: String { self[.sendmail] }
  package var holdSeconds: Int { number(.holdSeconds) }
  package var maxRecipients: Int { number(.maxRecipients) }
  /// Nil: nothing is suggested to customers.
  package var kbCustomers: String? { optional(.kbCustomers) }
  package var kbStaff: String? { optional(.kbStaff) }
  package var maxSuggestions: Int { number(.maxSuggestions) }

  /// The Mustache text in force.
  package func template(_ name: TemplateName) -> String { self[name.key] }

  private func optional(_ key: SettingKey) -> String? { self[key].isEmpty ? nil : self[key] }

  private func isOn(_ key: SettingKey) -> Bool {
    (YesNo(self[key]) ?? YesNo(key.standard)) == .yes
  }

  private func number(_ key: SettingKey) -> Int { Int(self[key]) ?? Int(key.standard) ?? 0 }

  private func addresses(_ key: SettingKey) -> [Address] {
    AddressList(self[key])?.addresses ?? []
  }
}
