internal import Text

/// Why an agent's mail is not carried out, in one line that names the thing and the remedy.
package enum AgentRequestError: Error, Hashable, Sendable {
  case unknownCommand(String)
  case badValue(String, ManageError)
  case nothingAsked
  case cannotAnswer(AnswerError)
  case badTemplate(String)
  case holdsSecrets([AnswerSecret])
}

extension AgentRequestError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unknownCommand(let line):
      "'\(Sanitizer.excerpt(line))' is not a command; the commands are \(AgentCommand.names)"
    case .badValue(let line, let error): "'\(Sanitizer.excerpt(line))': \(error)"
    case .nothingAsked: "there is neither text to send nor a command"
    case .cannotAnswer(let error): "\(error)"
    case .badTemplate(let reason): "template-answer: \(reason)"
    case .holdsSecrets(let secrets): AgentRequestError.warning(of: secrets)
    }
  }

  private static func warning(of secrets: [AnswerSecret]) -> String {
    let names = secrets.map { secret in
      switch secret {
      case .loginLink: "the direct login link of the account"
      case .agentsAddress: "the agents' address of the ticket"
      }
    }
    let fate =
      secrets.contains(.agentsAddress) ? "; our plain address then replaces the agents'" : ""
    return "it contains \(names.joined(separator: " and ")), which would go to the customer: "
      + "take it out, or send the same answer again to send it anyway\(fate)"
  }
}
