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
