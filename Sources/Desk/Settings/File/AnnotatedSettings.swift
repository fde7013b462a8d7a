/// Every setting with what there is to know about it, for an editor: what is set stands as
/// `key = value`, the rest as a comment with the value that holds.
package struct AnnotatedSettings {
  private let queue: String?
  private let own: [SettingKey: String]
  private let inherited: Settings

  /// - Parameters:
  ///   - queue: nil for the global settings.
  ///   - own: what was set here.
  ///   - inherited: what holds without that.
  package init(queue: String?, own: [SettingKey: String], inherited: Settings) {
    self.queue = queue
    self.own = own
    self.inherited = inherited
  }

  package var text: String {
    let keys = SettingKey.allCases.filter { queue == nil || $0.isPerQueue }
    return ([head] + keys.map(paragraph)).joined(separator: "\n")
  }

  private var head: String {
    let scope =
      queue.map { "The settings of the queue \($0); what is not set here is inherited." }
      ?? "The global settings, which every queue inherits."
    return """
      # \(scope)
      # Lines that begin with # are comments. Remove the # to set a value; put it back, or
      # delete the line, to unset it. Text of several lines is between <<END and END.

      """
  }

  private func paragraph(_ key: SettingKey) -> String {
    let entry =
      own[key].map { SettingFileText.entry(key, key.masked($0)) }
      ?? SettingFileText.entry(key, key.masked(inherited[key])).commented("#")
    return notes(key).commented("# ") + "\n" + entry + "\n"
  }

  private func notes(_ key: SettingKey) -> String {
    let origin = key.hSphereName.map { "H-Sphere: \($0). " } ?? ""
    var notes = "\(key.summary)\n\(origin)Default: \(shown(key.standard, of: key))."
    if own[key] != nil, inherited[key] != key.standard {
      notes += " Inherited: \(shown(inherited[key], of: key))."
    }
    return notes
  }

  private func shown(_ value: String, of key: SettingKey) -> String {
    if value.isEmpty { return "none" }
    let lines = key.masked(value).split(separator: "\n", omittingEmptySubsequences: false)
    return lines.count == 1 ? String(lines[0]) : "a text that begins with '\(lines[0])'"
  }
}

extension String {
  fileprivate func commented(_ mark: String) -> String {
    split(separator: "\n", omittingEmptySubsequences: false).map { mark + $0 }
      .joined(separator: "\n")
  }
}
