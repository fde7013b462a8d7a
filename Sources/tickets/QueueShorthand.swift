import ArgumentParser

/// `tickets queue 4 7 billing` moves tickets, where `tickets queue` lists the queues: a ticket, or
/// what chooses tickets, decides.
enum QueueShorthand {
  static func spelledOut(_ commandLine: [String]) -> [String] {
    let words = commandLine.dropFirst()
    guard commandLine.first == "queue", !QueueShorthand.hasOwnCommand(words),
      words.contains(where: QueueShorthand.choosesTickets)
    else { return commandLine }
    return ["queue", "move"] + words
  }

  private static func hasOwnCommand(_ words: ArraySlice<String>) -> Bool {
    words.first.map { word in
      QueueCommand.configuration.subcommands.contains { $0._commandName == word }
    } ?? true
  }

  private static func choosesTickets(_ word: String) -> Bool {
    TicketReference(argument: word) != nil
      || ["--query", "--to"].contains { word == $0 || word.hasPrefix($0 + "=") }
  }
}
