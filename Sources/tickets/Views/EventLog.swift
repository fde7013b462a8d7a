import Desk
import Mail
import Terminal
import Text

/// Events, one a line: when, who, what, from what to what.
struct EventLog {
  private let events: [Event]

  init(_ events: [Event]) {
    self.events = events
  }

  func text(_ screen: Screen) -> String {
    events.map { event in
      let message = event.message.map { "m\($0) " } ?? ""
      let line =
        "\(LocalTime.text(event.at))  \(event.actor)  \(event.kind.rawValue)  "
        + message + change(event) + event.note
      return Sanitizer.terminal(line).trimmedEnd + "\n"
    }.joined()
  }

  private func change(_ event: Event) -> String {
    switch (event.before, event.after) {
    case (let before?, let after?): "\(before) -> \(after)  "
    case (nil, let after?): "\(after)  "
    case (let before?, nil): "\(before) -> (none)  "
    case (nil, nil): ""
    }
  }
}

extension String {
  fileprivate var trimmedEnd: String {
    var text = Substring(self)
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
