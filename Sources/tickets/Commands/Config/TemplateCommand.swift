import Delivery
import Desk
import Store

/// The text of one kind of mail: `config template NAME`.
struct TemplateCommand {
  private let desk: SettingDesk
  private let key: SettingKey

  init(_ desk: SettingDesk, named name: String) throws {
    guard let template = TemplateName(rawValue: name) else {
      let known = TemplateName.allCases.map(\.rawValue).joined(separator: ", ")
      throw Failure.badData("there is no template '\(name)'; the templates are \(known)")
    }
    self.desk = desk
    key = template.key
  }

  func run(_ words: ArraySlice<String>, _ output: OutputOptions) throws {
    switch words.first {
    case nil: try show(output)
    case "edit" where words.count == 1: try edit()
    case "set" where words.count == 2: try set(try TextFile.read(words[words.endIndex - 1]))
    case "reset" where words.count == 1: try desk.unset(key)
    case .some:
      throw Failure.usage(
        "config template NAME takes edit, set FILE or reset, not '\(words.joined(separator: " "))'")
    }
  }

  private func show(_ output: OutputOptions) throws {
    let row = try desk.store.read(desk.values).row(key)
    try output.show([row.json], single: true) { _ in row.shown + "\n" }
  }

  private func set(_ text: String) throws { try desk.set(key, text) }

  private func edit() throws {
    let text = try desk.store.read(desk.values).settings[key] + "\n"
    try Editor().edit(text, suffix: ".mustache") { edited in
      if edited != text { try set(edited) }
    }
  }
}
