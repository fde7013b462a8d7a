package import Mail

/// What an agent asks for in a line of a mail: `!close`, `!hold 3d`, `!tag +billing`.
package enum AgentCommand: Hashable, Sendable {
  case status(TicketStatus, until: Timestamp?)
  case tag(TagChange)
  /// Nil: to nobody.
  case assign(to: String?)
  case priority(Priority)

  static let names = "!close, !open, !hold, !spam, !tag, !assign, !take and !priority"

  /// Whether a line is meant as a command.
  static func isCommand(_ line: String) -> Bool { line.hasPrefix("!") }

  /// - Parameters:
  ///   - line: trimmed; begins with `!`.
  ///   - agent: who writes, which is `me`.
  ///   - zone: of the dates.
  static func read(
    _ line: String, by agent: String, now: Timestamp, zone: Query.Zone
  ) throws(AgentRequestError) -> AgentCommand {
    let words = line.dropFirst().split(whereSeparator: \.isWhitespace).map { String($0) }
    do throws(ManageError) {
      if let attribute = try attribute(words, by: agent) { return attribute }
      if let status = try status(words, now: now, zone: zone) { return status }
    } catch {
      throw .badValue(line, error)
    }
    throw .unknownCommand(line)
  }

  private static func attribute(
    _ words: [String], by agent: String
  ) throws(ManageError) -> AgentCommand? {
    switch (words.first?.lowercased(), words.count) {
    case ("tag", 2...): .tag(try TagChange(Array(words.dropFirst())))
    case ("take", 1): .assign(to: agent)
    case ("assign", 2): .assign(to: try Assignee.read(words[1], me: agent))
    case ("priority", 2): .priority(try Priority.read(words[1]))
    default: nil
    }
  }

  private static func status(
    _ words: [String], now: Timestamp, zone: Query.Zone
  ) throws(ManageError) -> AgentCommand? {
    switch (words.first?.lowercased(), words.count) {
    case ("close", 1): .status(.closed, until: nil)
    case ("open", 1): .status(.open, until: nil)
    case ("spam", 1): .status(.spam, until: nil)
    case ("hold", 1): .status(.hold, until: nil)
    case ("hold", 2):
      .status(.hold, until: try FutureDate.read(words[1].lowercased(), from: now, zone: zone))
    default: nil
    }
  }
}

extension AgentCommand: CustomStringConvertible {
  /// For people.
  package var description: String {
    switch self {
    case .status(let status, nil): status.rawValue
    case .status(let status, let until?): "\(status.rawValue) until \(until.rfc3339)"
    case .tag(let change):
      (["tag"] + change.added.map { "+\($0)" } + change.removed.map { "-\($0)" })
        .joined(separator: " ")
    case .assign(let agent): "assign \(agent ?? "none")"
    case .priority(let priority): "priority \(priority.rawValue)"
    }
  }
}
