internal import Text

/// What a calendar (RFC 5545) says to people: of each event what, when and where it is.
struct CalendarText {
  private var events: [CalendarEvent] = []
  private var isCancelled = false

  /// More are an export, not a mail.
  private static let mostEvents = 20

  /// - Parameter text: with LF line ends.
  init(_ text: String) {
    var components: [String] = []
    for line in CalendarLine.lines(of: text) {
      switch line.name {
      case "BEGIN":
        components.append(line.value.uppercased())
        if Self.events.contains(line.value.uppercased()) {
          guard events.count < Self.mostEvents else { return }
          events.append(CalendarEvent())
        }
      case "END": _ = components.popLast()
      case "METHOD": isCancelled = line.value.equalsIgnoringCase("CANCEL")
      case _ where components.last.map(Self.events.contains) ?? false:
        events[events.count - 1].take(line)
      default: break
      }
    }
  }

  static let events = ["VEVENT", "VTODO", "VJOURNAL"]

  /// Nil when there is no event.
  var text: String? {
    events.isEmpty
      ? nil
      : events.flatMap { event in
        [lines(of: event).text(separatedBy: "\n"), event.description].filter { !$0.isEmpty }
      }.text(separatedBy: "\n\n")
  }

  /// What of it another text does not say.
  func text(besides other: String) -> String {
    events.flatMap { event in lines(of: event, besides: other) }.text(separatedBy: "\n")
  }

  private func lines(of event: CalendarEvent, besides other: String = "") -> [String] {
    func isNew(_ value: String) -> Bool { !value.isEmpty && !other.containsBytes(of: value) }
    return [
      isCancelled ? "Cancelled: " + event.summary : isNew(event.summary) ? event.summary : "",
      event.time.isEmpty ? "" : "When: " + event.time,
      isNew(event.location) ? "Where: " + event.location : "",
    ].filter { !$0.isEmpty }
  }
}

/// An event, or what else has a time.
private struct CalendarEvent {
  private(set) var summary = ""
  private(set) var location = ""
  private(set) var description = ""
  private var start: CalendarTime?
  private var end: CalendarTime?

  /// Of several properties of one name the first counts.
  mutating func take(_ line: CalendarLine) {
    switch line.name {
    case "SUMMARY" where summary.isEmpty: summary = line.text.onOneLine.trimmedBlanks
    case "LOCATION" where location.isEmpty: location = line.text.onOneLine.trimmedBlanks
    case "DESCRIPTION" where description.isEmpty: description = line.text
    case "DTSTART" where start == nil: start = CalendarTime(line)
    case "DTEND" where end == nil, "DUE" where end == nil: end = CalendarTime(line)
    default: break
    }
  }

  var time: String {
    guard let start else { return end?.text ?? "" }
    guard let end else { return start.text }
    return start.text(until: end)
  }
}
