import ArgumentParser

/// `tickets --store FILE close 1`: people put the store first. The default command takes unknown
/// words for a query, so the option has to stand behind the command it belongs to.
enum LeadingStore {
  static func moved(in commandLine: [String]) -> [String] {
    let count = leadingCount(commandLine)
    let rest = commandLine.dropFirst(count)
    guard count > 0, let command = command(rest.first) else { return commandLine }
    let hasOwnCommands = !command.configuration.subcommands.isEmpty
    let words = hasOwnCommands && rest.dropFirst().first?.hasPrefix("-") == false ? 2 : 1
    return Array(rest.prefix(words) + commandLine.prefix(count) + rest.dropFirst(words))
  }

  /// Words of `--store FILE` or `--store=FILE` at the start.
  private static func leadingCount(_ commandLine: [String]) -> Int {
    guard let first = commandLine.first else { return 0 }
    if first.hasPrefix("--store=") { return 1 }
    return first == "--store" ? min(2, commandLine.count) : 0
  }

  private static func command(_ name: String?) -> (any ParsableCommand.Type)? {
    Tickets.commands.first { $0._commandName == name }
  }
}

/// In a list of words that may begin with `-`, such as a query, a misspelt option is one of them.
enum UnknownOption {
  /// - Throws: for a word that begins with `--`, unless a `--` stands before it.
  static func refuse(in words: [String]) throws {
    guard let option = words.prefix(while: { $0 != "--" }).first(where: { $0.hasPrefix("--") })
    else { return }
    throw ValidationError("there is no option '\(option)'; to search for it, put it after --")
  }
}
