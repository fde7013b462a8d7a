internal import Text

/// What the settings of a queue do that nobody can have meant.
struct SettingFault: Hashable {
  var severity: Finding.Severity
  var what: String
  /// What follows `tickets config --queue NAME`; nil where nothing has to be done.
  var remedy: String?

  static func warning(_ what: String, _ remedy: String) -> SettingFault {
    SettingFault(severity: .warning, what: what, remedy: remedy)
  }

  static func problem(_ what: String, _ remedy: String) -> SettingFault {
    SettingFault(severity: .problem, what: what, remedy: remedy)
  }

  /// Worth knowing, and nothing wrong.
  static func note(_ what: String) -> SettingFault {
    SettingFault(severity: .ok, what: what)
  }

  /// - Parameter queues: that have it.
  func finding(_ queues: [String]) -> Finding {
    let name = queues.count == 1 ? queues[0] : "NAME"
    let subject = (queues.count == 1 ? "queue " : "queues ") + queues.joined(separator: ", ")
    return Finding(
      severity: severity, subject: subject, what: what,
      remedy: remedy.map { "tickets config --queue \(name) \($0)" })
  }

  static func all(of queue: Queue, in desk: DeskFacts) -> [SettingFault] {
    let settings = queue.settings
    return AddressFaults(settings: settings, queues: desk.queues).all
      + fetching(settings) + closing(settings)
      + suggestions(settings, desk.knowledgeBases) + trust(settings, desk.authservIDs)
      + tag(settings)
  }
}

extension SettingFault {
  private static func fetching(_ settings: Settings) -> [SettingFault] {
    if settings[.fetchHost].isEmpty { return [] }
    var faults: [SettingFault] = []
    if case .incomplete(let missing) = FetchAccount.setup(settings) {
      faults.append(
        .problem(
          "fetch-host without \(missing.rawValue): nothing is fetched",
          "set \(missing.rawValue) VALUE"))
    }
    if !settings[.fetchPassword].isEmpty, !settings[.fetchPasswordCommand].isEmpty {
      faults.append(
        .warning(
          "fetch-password is not used: fetch-password-command takes precedence",
          "set fetch-password ''")
      )
    }
    if settings[.fetchTLS] == "no", !isLocal(settings[.fetchHost]) {
      faults.append(
        .warning(
          "fetch-tls no: password and mail cross the network unencrypted", "set fetch-tls yes"))
    }
    return faults
  }

  private static func isLocal(_ host: String) -> Bool {
    ["localhost", "::1", "[::1]"].contains(host) || host.hasPrefix("127.")
  }

  private static func closing(_ settings: Settings) -> [SettingFault] {
    guard let warning = settings.autocloseWarningDays else { return [] }
    switch settings.autocloseDays {
    case .days(let days) where warning < days: return []
    case .days(let days):
      return [
        .warning(
          "autoclose-warning-days \(warning) is not less than autoclose-days \(days): nobody is warned",
          "set autoclose-warning-days \(days > 1 ? "\(days - 1)" : "''")")
      ]
    case .atOnce, .never:
      return [
        .warning(
          "autoclose-warning-days is set without autoclose-days: nobody is warned",
          "set autoclose-warning-days ''")
      ]
    }
  }

  private static func suggestions(_ settings: Settings, _ bases: [String]) -> [SettingFault] {
    var faults: [SettingFault] = []
    for (key, base) in [
      (SettingKey.kbCustomers, settings.kbCustomers), (.kbStaff, settings.kbStaff),
    ] {
      guard let base, !bases.contains(where: { $0.lowercased() == base.lowercased() }) else {
        continue
      }
      faults.append(
        .warning(
          "\(key.rawValue): there is no knowledge base '\(base)'", "set \(key.rawValue) BASE"))
    }
    if settings.maxSuggestions > 0, settings.kbCustomers == nil {
      faults.append(
        .warning(
          "max-suggestions without kb-customers: nothing is suggested", "set kb-customers BASE"))
    }
    return faults
  }

  /// Without an address no mail with it goes out.
  private static func tag(_ settings: Settings) -> [SettingFault] {
    guard settings.address != nil, TicketTag.isDefault(settings.tag) else { return [] }
    return [
      .warning(
        "the tag is the default, \(settings.tag), which other help desks also use: "
          + "it counts only in answers to our mail", "set tag WORD")
    ]
  }

  private static func trust(_ settings: Settings, _ ids: [String]) -> [SettingFault] {
    var notes: [SettingFault] = []
    if settings.authservID == nil {
      let unbelieved = "no authserv-id: DMARC results are ignored"
      let proposed = AuthservIDProposal(ids).map { proposal in
        SettingFault.warning(
          "\(unbelieved), though \(proposal.count) of the last \(ids.count) messages with "
            + "Authentication-Results have it from \(Sanitizer.excerpt(proposal.id)); "
            + "if that is your own mail server:",
          "set authserv-id \(ShellWord.typed(proposal.id))")
      }
      notes.append(proposed ?? .note(unbelieved))
    }
    if !settings.checkSender {
      notes.append(.note("check-sender no: subject and ids match regardless of the sender"))
    }
    return notes
  }
}

/// The `authserv-id` under which our own mail server seems to write. A stranger's mail may carry any, so
/// that most mails must agree.
struct AuthservIDProposal: Hashable {
  let id: String
  /// Mails that have it.
  let count: Int

  /// Fewer mails prove nothing.
  private static let fewest = 5

  /// - Parameter ids: of one mail each.
  init?(_ ids: [String]) {
    var counts: [String: Int] = [:]
    for id in ids where SettingText.isWord(id) { counts[id.lowercased(), default: 0] += 1 }
    guard let (id, count) = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }),
      count >= AuthservIDProposal.fewest, count * 3 >= ids.count * 2
    else { return nil }
    self.id = id
    self.count = count
  }
}
