package import Desk

/// What a person types as a setting's value, checked whole: the module Desk cannot read Mustache.
package enum SettingCheck {
  /// The canonical form of a value.
  package static func value(_ key: SettingKey, _ text: String) throws(SettingError) -> String {
    let value = try key.checked(text)
    guard TemplateName.allCases.contains(where: { $0.key == key }) else { return value }
    do {
      try key == .templateAnswer ? Template.checkAnswer(value) : Template.check(value)
    } catch {
      throw .badTemplate(key, line: error.line, reason: error.reason)
    }
    return value
  }
}

extension SettingCheck {
  /// Why a stored value means nothing; nil when it does.
  package static func error(_ key: SettingKey, _ text: String) -> SettingError? {
    do throws(SettingError) {
      _ = try value(key, text)
      return nil
    } catch {
      return error
    }
  }
}
