package import Mail
internal import Text

/// What an agent's mail to a ticket's agents' address asks for: an answer to the customer, unless its
/// first line is `#note`, and commands, which are its last lines.
package struct AgentRequest: Hashable, Sendable {
  /// What the customer gets; empty: nothing is sent.
  package private(set) var answer: String
  package private(set) var commands: [AgentCommand]

  /// - Parameters:
  ///   - words: the agent's own, without quotes and signature.
  ///   - agent: who writes.
  package init(
    reading words: String, by agent: String, now: Timestamp, zone: Query.Zone
  ) throws(AgentRequestError) {
    var lines = words.split(separator: "\n", omittingEmptySubsequences: false)[...]
    let isNote = AgentRequest.takeNoteMark(from: &lines)
    var commands: [AgentCommand] = []
    for line in AgentRequest.takeCommands(from: &lines) {
      commands.append(try AgentCommand.read(line, by: agent, now: now, zone: zone))
    }
    self.commands = commands.withLastStatus
    answer = isNote ? "" : lines.joined(separator: "\n")
    if answer.isEmpty, commands.isEmpty, !isNote { throw .nothingAsked }
  }

  /// The state the ticket is left in.
  package var status: TicketStatus? { commands.lazy.compactMap(\.status).first }

  /// What stands behind the mark in its line stays, and is as internal as the rest.
  private static func takeNoteMark(from lines: inout ArraySlice<Substring>) -> Bool {
    dropBlank(&lines)
    guard let first = lines.first?.plain, first.prefix(5).lowercased() == "#note",
      first.dropFirst(5).first.map({ !$0.isLetter && !$0.isNumber }) ?? true
    else { return false }
    lines[lines.startIndex] = Substring(String(first.dropFirst(5)).trimmed)
    dropBlank(&lines)
    return true
  }

  private static func takeCommands(from lines: inout ArraySlice<Substring>) -> [String] {
    var commands: [String] = []
    dropBlank(&lines)
    while let last = lines.last?.plain, AgentCommand.isCommand(last) {
      commands.append(last)
      lines.removeLast()
      dropBlank(&lines)
    }
    return commands.reversed()
  }

  /// At both ends.
  private static func dropBlank(_ lines: inout ArraySlice<Substring>) {
    while let first = lines.first, first.plain.isEmpty { lines.removeFirst() }
    while let last = lines.last, last.plain.isEmpty { lines.removeLast() }
  }
}

extension [AgentCommand] {
  /// Of several states the last is meant.
  fileprivate var withLastStatus: [AgentCommand] {
    let last = lastIndex { $0.status != nil }
    return indices.filter { self[$0].status == nil || $0 == last }.map { self[$0] }
  }
}

extension AgentCommand {
  fileprivate var status: TicketStatus? {
    if case .status(let status, _) = self { status } else { nil }
  }
}

extension Substring {
  /// Without what nobody sees: joiners and marks that mail programs put before a line.
  fileprivate var plain: String {
    String(String.UnicodeScalarView(unicodeScalars.filter { !$0.isInvisible || $0 == "\t" }))
      .trimmed
  }
}
