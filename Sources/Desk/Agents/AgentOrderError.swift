/// Why an agent's mail is not carried out, in one line that names the thing and the remedy.
package enum AgentOrderError: Error, Hashable, Sendable {
  case unknownCommand(String)
  case badValue(String, ManageError)
  case nothingAsked
  case cannotAnswer(AnswerError)
  case badTemplate(String)
}

extension AgentOrderError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unknownCommand(let line):
      "'\(PrintableLine.text(line))' is no command: there are \(AgentCommand.names)"
    case .badValue(let line, let error): "'\(PrintableLine.text(line))': \(error)"
    case .nothingAsked: "there is neither a text to send nor a command"
    case .cannotAnswer(let error): "\(error)"
    case .badTemplate(let reason): "template-answer: \(reason)"
    }
  }
}
