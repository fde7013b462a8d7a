/// The kinds of mail that have a template, which is the setting `template-NAME`.
package enum TemplateName: String, CaseIterable, Sendable {
  case answer
  case confirmation
  case copy
  case autocloseWarning = "autoclose-warning"

  /// The text while nobody has written another.
  package var standard: String {
    switch self {
    case .answer: StandardTemplates.answer
    case .confirmation: StandardTemplates.confirmation
    case .copy: StandardTemplates.copy
    case .autocloseWarning: StandardTemplates.autocloseWarning
    }
  }

  package var key: SettingKey {
    switch self {
    case .answer: .templateAnswer
    case .confirmation: .templateConfirmation
    case .copy: .templateCopy
    case .autocloseWarning: .templateAutocloseWarning
    }
  }
}

/// The texts of mail while nobody has written others; mustache(5), with the names of `Placeholder`.
/// Each paragraph is one line: the mail is flowed.
enum StandardTemplates {
  static let answer = """
    {{text}}
    """

  static let confirmation = """
    Hello{{#requester}} {{requester}}{{/requester}},

    thank you for your message. We have received it as ticket #{{ticket}} and will answer as soon \
    as we can. To add something, just reply to this mail.
    {{#suggestions}}

    Perhaps one of these already helps:

    {{suggestions}}
    {{/suggestions}}

    {{queue}}
    """

  static let copy = """
    Ticket #{{ticket}}: {{subject}}
    From: {{sender}}
    Queue: {{queue}}
    {{#account}}
    Account: {{account}}
    {{/account}}
    {{#login_url}}
    Login: {{login_url}}
    {{/login_url}}

    {{text}}
    """

  static let autocloseWarning = """
    Hello{{#requester}} {{requester}}{{/requester}},

    we have answered your ticket #{{ticket}}, "{{subject}}", and have not heard from you since. \
    Unless you reply to this mail, it closes by itself in {{days}} days, on {{closes_at}}.

    {{queue}}
    """
}
