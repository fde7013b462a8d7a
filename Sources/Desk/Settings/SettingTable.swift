extension SettingFacts {
  /// A century: longer than any window anybody means.
  private static let days = 0...36_500

  static func of(_ key: SettingKey) -> SettingFacts {
    switch key {
    case .address:
      SettingFacts(
        .address, hSphere: "Support Email",
        "address of the queue; without one no mail is sent")
    case .aliases:
      SettingFacts(.addresses, "further addresses whose mail goes to the queue")
    case .name: SettingFacts(.line, "display name in From of what the queue sends")
    case .tag: SettingFacts(.tag, standard: "Ticket", "TAG of the subject's [TAG #42]")
    case .signature: SettingFacts(.block, "text below every answer")

    case .fetchProtocol:
      SettingFacts(
        .choice(["pop3", "imap"]), standard: "pop3", "how mail is fetched")
    case .fetchHost: SettingFacts(.host, hSphere: "POP3 Host", "server mail is fetched from")
    case .fetchPort: SettingFacts(.number(1...65_535), "its port; empty: the protocol's own")
    case .fetchUser: SettingFacts(.line, hSphere: "POP3 User", "login name there")
    case .fetchPassword: SettingFacts(.secret, hSphere: "POP3 Password", "password there")
    case .fetchPasswordCommand:
      SettingFacts(
        .line, "command that prints the password, instead of fetch-password")
    case .fetchTLS:
      SettingFacts(
        .choice(["yes", "starttls", "no"]), standard: "yes", "how the connection is encrypted")
    case .fetchKeep: SettingFacts(.yesNo, standard: "no", "leave fetched mail on the server")

    case .autocloseDays:
      SettingFacts(
        .autoClose, hSphere: "Automatically Close Answered Tickets After x Days",
        "days after our last answer; empty: at once, -1: never")
    case .autocloseWarningDays:
      SettingFacts(
        .number(1...36_500), "days before the closing when the customer is warned")
    case .reopenDays:
      SettingFacts(
        .number(days), standard: "30", "days after the closing in which a mail reopens; 0: never")
    case .showAnswered:
      SettingFacts(
        .yesNo, standard: "yes", hSphere: "Ticket Center Settings", "list shows answered tickets")
    case .showHold:
      SettingFacts(
        .yesNo, standard: "yes", hSphere: "Ticket Center Settings", "list shows tickets on hold")
    case .highlight:
      SettingFacts(
        .highlight, hSphere: "Highlight E-mails",
        "domains (with subdomains) or addresses that stand out in lists")

    case .matchDays:
      SettingFacts(
        .number(days), standard: "90",
        "days since the last human message in which a subject matches; 0: never")
    case .checkSender:
      SettingFacts(
        .yesNo, standard: "yes", hSphere: "Do not check e-mail address (inverted)",
        "only a ticket's participants are filed on it by id, tag or subject")
    case .senderFrom:
      SettingFacts(
        .choice(SenderFrom.allCases.map(\.rawValue)), standard: SenderFrom.from.rawValue,
        "header that names the correspondent")
    case .authservID:
      SettingFacts(
        .word, "our server's id in Authentication-Results; without one none is believed")
    case .autoTickets:
      SettingFacts(
        .yesNo, standard: "yes", "automatic and list mail opens tickets; no: closed ones")
    case .maxMessageSize:
      SettingFacts(
        .byteCount, "size in bytes above which a mail is stored but not indexed")

    case .confirm:
      SettingFacts(
        .yesNo, standard: "yes", hSphere: "Don't send confirmation emails (inverted)",
        "a new ticket is confirmed to its requester")
    case .confirmLimit:
      SettingFacts(
        .number(0...10_000), standard: "40", "automatic messages to one address in 24 hours")
    case .notify: SettingFacts(.addresses, "who gets a copy of new tickets and follow-ups")
    case .agents:
      SettingFacts(.agents, "who may answer tickets by mail: login=Name <address>, or address")
    case .loginURL: SettingFacts(.loginURL, "direct login link, with {account}")
    case .replyExtension:
      SettingFacts(
        .delimiter, "the mail server's delimiter before +extensions; empty: none")
    case .sendmail:
      SettingFacts(
        .path, standard: "/usr/sbin/sendmail", "program that takes outgoing mail")
    case .holdSeconds:
      SettingFacts(
        .number(0...604_800), standard: "0", "seconds an answer waits before it is sent")
    case .maxRecipients:
      SettingFacts(
        .number(1...10_000), standard: "25",
        "maximum recipients of an answer, unless reply --all is used")

    case .kbCustomers:
      SettingFacts(
        .line, hSphere: "Default KnowledgeBase", "knowledge base suggested to customers")
    case .kbStaff:
      SettingFacts(
        .line, hSphere: "Default Support KnowledgeBase", "knowledge base suggested to agents")
    case .maxSuggestions:
      SettingFacts(
        .number(0...100), standard: "0", hSphere: "Max Suggestions",
        "maximum number of suggested articles")

    case .templateAnswer:
      SettingFacts(
        .template, standard: StandardTemplates.answer, "text around answers")
    case .templateConfirmation:
      SettingFacts(
        .template, standard: StandardTemplates.confirmation, "text of confirmations")
    case .templateCopy:
      SettingFacts(
        .template, standard: StandardTemplates.copy, "text of administrator copies")
    case .templateAutocloseWarning:
      SettingFacts(
        .template, standard: StandardTemplates.autocloseWarning,
        "text of the warning before a closing")
    }
  }
}
