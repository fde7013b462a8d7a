import Delivery
import Desk
import Mail
import Store
import Text

/// What `--explain` prints.
struct Explanation {
  let decision: Decision
  let notices: [Notice]

  /// For people. Evidence quotes mail.
  var text: String {
    let lines = decision.explanation + notices.map { "sends    \($0.description)" }
    return lines.map { Sanitizer.terminal($0) + "\n" }.joined()
  }

  var json: JSON {
    decision.explanationJSON + notices.json
  }
}

extension Decision {
  fileprivate var explanation: [String] {
    var lines = [
      "class    \(classification.mailClass.rawValue): \(classification.reason)",
      "queue    \(queue.name)",
      "from     \(correspondent.mailbox.address?.text ?? "(no address)")",
    ]
    lines += attempts.map { attempt in
      "tried    \(attempt.rule.rawValue): \(attempt.result.rawValue): \(attempt.evidence.text)"
    }
    lines.append("result   \(result)")
    lines += orders.map { "agent    \($0)" }
    if isStranger { lines.append("flag     stranger: changes neither requester nor recipients") }
    return lines
  }

  /// What the agent asks for.
  private var orders: [String] {
    switch order {
    case nil: []
    case .failure(let error): ["not carried out: \(error)"]
    case .success(let order):
      (order.answer.isEmpty ? [] : ["answers the customer"]) + order.commands.map(\.description)
    }
  }

  fileprivate var explanationJSON: JSON {
    ["format": 1, "ticket": .optional(ticket), "message": .null, "action": .text(action.rawValue)]
      + json
  }

  private var ticket: Int? {
    switch outcome {
    case .duplicate(let known): known.ticket
    case .append(let ticket, _): ticket
    case .open: nil
    }
  }

  private var result: String {
    switch outcome {
    case .duplicate(let known): "duplicate of m\(known.message) on ticket #\(known.ticket)"
    case .append(let ticket, reopens: false): "appended to ticket #\(ticket)"
    case .append(let ticket, reopens: true): "appended to ticket #\(ticket), which reopens"
    case .open(let status, nil): "opens a new ticket, \(status.rawValue)"
    case .open(let status, let other?):
      "opens a new ticket, \(status.rawValue), linked to #\(other)"
    }
  }
}
