import Desk
import Mail
import Terminal
import Text

/// Why a message is where it is: its class, and what was tried to find its ticket.
struct Reasons {
  let message: StoredMessage
  let attempts: [RuleAttempt]
  /// Where it was filed, before merges and splits.
  let firstTicket: Int

  func text(_ screen: Screen) -> String {
    let place = "m\(message.number) is on ticket #\(message.ticket)"
    let moved = firstTicket == message.ticket ? "" : ", filed on #\(firstTicket) and moved since"
    var lines = [
      screen.palette.paint(place + moved, .bold),
      "class \(message.mailClass.rawValue): \(message.classReason)",
      "rule  \(message.rule.rawValue)",
    ]
    lines += attempts.map { attempt in
      "  \(attempt.rule.rawValue): \(attempt.result.rawValue): \(attempt.evidence.text)"
    }
    if message.isStranger {
      lines.append("stranger: the sender is not a participant of the ticket, or cannot be verified")
    }
    return lines.enumerated().map { place, line in
      (place == 0 ? line : Sanitizer.terminal(line)) + "\n"
    }.joined()
  }

  var json: JSON {
    [
      "format": 1,
      "message": .number(message.number),
      "ticket": .number(message.ticket),
      "class": .text(message.mailClass.rawValue),
      "class_reason": .text(message.classReason),
      "rule": .text(message.rule.rawValue),
      "stranger": .bool(message.isStranger),
      "tried": .array(
        attempts.map { attempt in
          [
            "rule": .text(attempt.rule.rawValue), "result": .text(attempt.result.rawValue),
            "evidence": .text(attempt.evidence.text), "ticket": .optional(attempt.ticket),
          ]
        }),
    ]
  }
}
