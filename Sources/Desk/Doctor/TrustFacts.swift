/// The commands that stand in the store, and for whom they are run.
package struct TrustFacts: Sendable {
  package var commands: [CommandSetting]
  /// Who runs the program.
  package var user: String
  /// Trust files that do not count, each with the reason: `what; remedy`.
  package var ignoredFiles: [String]

  package init(commands: [CommandSetting], user: String, ignoredFiles: [String]) {
    self.commands = commands
    self.user = user
    self.ignoredFiles = ignoredFiles
  }

  var findings: [Finding] { ignoredFiles.map(TrustFacts.ignored) + commands.compactMap(finding) }

  private static func ignored(_ file: String) -> Finding {
    let parts = file.split(separator: "; ", maxSplits: 1).map(String.init)
    return .problem("trust", parts[0], parts.count > 1 ? parts[1] : "see 'tickets trust'")
  }

  private func finding(_ setting: CommandSetting) -> Finding? {
    switch setting.grounds {
    case .builtIn: nil
    case .root: .ok("trust", "\(setting.label): allowed for everybody by root")
    case .privateStore:
      .ok("trust", "\(setting.label): only \(user) and root can write to the store")
    case .user:
      .warning(
        "trust",
        "\(setting.label): allowed by \(user) alone; for everybody else \(setting.consequence)",
        "as root: \(setting.remedy)")
    case nil:
      .problem(
        "trust",
        "\(setting.label): not allowed for \(user), as others can write to the store: "
          + setting.consequence,
        setting.remedy + (user == "root" ? "" : "\nas root the same, for everybody"))
    }
  }
}
