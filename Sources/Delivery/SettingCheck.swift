package import Desk

/// What a person types as a setting's value, checked whole: the module Desk cannot read Mustache.
package enum SettingCheck {
  /// The canonical form of a value.
  package static func value(_ key: SettingKey, _ text: String) throws(SettingError) -> String {
    let value = try key.checked(text)
    guard TemplateName.allCases.contains(where: { $0.key == key }) else { return value }
    do {
      try Template.check(value)
    } catch {
      throw .badTemplate(key, line: error.line, reason: error.reason)
    }
    return value
  }
}
