import Testing

@testable import Mail

@Suite("Calendar mail")
struct CalendarTextTests {
  private static func calendar(_ event: String, method: String = "REQUEST") -> String {
    """
    BEGIN:VCALENDAR
    METHOD:\(method)
    BEGIN:VTIMEZONE
    TZID:Berlin
    BEGIN:STANDARD
    DTSTART:16010101T030000
    END:STANDARD
    END:VTIMEZONE
    BEGIN:VEVENT
    \(event)
    BEGIN:VALARM
    DESCRIPTION:Reminder
    SUMMARY:Alarm
    END:VALARM
    END:VEVENT
    END:VCALENDAR

    """
  }

  private func read(_ type: String, _ body: String) -> Message {
    Message(reading: Array("Subject: s\nContent-Type: \(type)\n\n\(body)".utf8))
  }

  @Test(
    "shows what, when and where",
    arguments: [
      (
        "SUMMARY:Fire drill\nDTSTART:20261201T090000Z\nDTEND:20261201T100000Z\nLOCATION:Yard\\, left",
        "Fire drill\nWhen: 2026-12-01 09:00 - 10:00 UTC\nWhere: Yard, left"
      ),
      (
        "SUMMARY;LANGUAGE=de:Fire\\ndr\n ill\nDTSTART;TZID=\"Europe/Berlin\":20261201T230000\n"
          + "DTEND;TZID=\"Europe/Berlin\":20261202T010000\nDESCRIPTION:Bring\\; water\\n\\nBye",
        "Fire drill\nWhen: 2026-12-01 23:00 - 2026-12-02 01:00 Europe/Berlin\n\n"
          + "Bring; water\n\nBye"
      ),
      (
        "DTSTART;VALUE=DATE:20261231\nDTEND;VALUE=DATE:20270101\nSUMMARY:Holiday",
        "Holiday\nWhen: 2026-12-31"
      ),
      (
        "DTSTART;VALUE=DATE:20261230\nDTEND;VALUE=DATE:20270102\nSUMMARY:Holidays",
        "Holidays\nWhen: 2026-12-30 - 2027-01-01"
      ),
      (
        "DTSTART:20261201T090000Z\nDTEND;TZID=Rome:20261201T110000\nSUMMARY:Flight",
        "Flight\nWhen: 2026-12-01 09:00 UTC - 2026-12-01 11:00 Rome"
      ),
      ("DTSTART:20261201T090000\nSUMMARY:Call", "Call\nWhen: 2026-12-01 09:00"),
      ("DTSTART:soon\nSUMMARY:Call", "Call\nWhen: soon"),
      ("SUMMARY:Call\nSUMMARY:Other\nno colon", "Call"),
    ], ["\n", "\r\n"])
  func shows(_ row: (event: String, text: String), lineEnd: String) {
    let calendar = Self.calendar(row.event).replacing("\n", with: lineEnd)
    let message = read("text/calendar; charset=utf-8; method=REQUEST", calendar)
    #expect(message.text == row.text)
    #expect(message.parts.map(\.isBody) == [true])
    #expect(Quotation.marks(in: message.text).isEmpty)
  }

  private static let event =
    "SUMMARY:Fire drill\nDTSTART:20261201T090000Z\nLOCATION:Yard\nDESCRIPTION:Bring water"

  @Test("says in front of a text what the text does not say")
  func beside() {
    let mail = """
      --b
      Content-Type: text/plain

      The Fire drill is as last year.

      -- \nWill
      --b
      Content-Type: text/calendar; method=REQUEST; name=invite.ics

      \(Self.calendar(Self.event))
      --b--
      """
    let message = read("multipart/alternative; boundary=b", mail)
    #expect(
      message.text == "When: 2026-12-01 09:00 UTC\nWhere: Yard\n\nThe Fire drill is as last year."
        + "\n\n-- \nWill")
    #expect(message.parts.map(\.isBody) == [true, false])
    #expect(message.parts.last?.filename == "invite.ics")
  }

  @Test("that cancels says so, and a file of somebody's calendar says nothing")
  func cancelled() {
    func mail(_ method: String, _ disposition: String) -> String {
      "--b\n\nFire drill\n--b\nContent-Type: text/calendar\(method)\n\(disposition)\n"
        + Self.calendar(Self.event, method: "CANCEL") + "--b--\n"
    }
    let type = "multipart/mixed; boundary=b"
    let disposition = "Content-Disposition: attachment\n"
    #expect(
      read(type, mail("; method=CANCEL", disposition)).text
        == "Cancelled: Fire drill\nWhen: 2026-12-01 09:00 UTC\nWhere: Yard\n\nFire drill")
    #expect(read(type, mail("", disposition)).text == "Fire drill")
  }

  @Test("with nothing else to read is read as a file too")
  func file() {
    let calendar = Self.calendar(Self.event)
    let message = read(
      "multipart/mixed; boundary=b",
      "--b\nContent-Type: application/ics; name=a.ics\nContent-Disposition: attachment\n\n"
        + calendar + "--b--\n")
    #expect(message.text.hasPrefix("Fire drill\nWhen: 2026-12-01 09:00 UTC\nWhere: Yard\n\nBring"))
  }

  @Test("without an event is shown as it is written")
  func empty() {
    let message = read("text/calendar", "BEGIN:VCALENDAR\nX-WR-CALNAME:Mine\nEND:VCALENDAR\n")
    #expect(message.text.contains("X-WR-CALNAME:Mine"))
  }
}
