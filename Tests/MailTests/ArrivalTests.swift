import Testing

@testable import Mail

@Suite("The time of arrival")
struct ArrivalTests {
  static let rows: [(String, String?)] = [
    (
      """
      Return-Path: <jane@x.example>
      Received: from a by b with ESMTP (comment; here)
      \tid 1; Mon, 23 Nov 2026 08:00:00 +0100 (CET)
      Received: from c by a; Sun, 22 Nov 2026 08:00:00 +0000
      Date: Sat, 21 Nov 2026 08:00:00 +0000

      """, "2026-11-23T07:00:00Z"
    ),
    ("Received: from a by b\nDate: Sat, 21 Nov 2026 08:00:00 +0000\n\n", "2026-11-21T08:00:00Z"),
    (
      "Subject: a\nDate: 21 Nov 2026 08:00 GMT\n\nReceived: x; 1 Jan 2020\n", "2026-11-21T08:00:00Z"
    ),
    ("Date: Sat, 21 Nov 2026\r\n 08:00:00 +0000\r\n\r\n", "2026-11-21T08:00:00Z"),
    ("Subject: a\n\nDate: Sat, 21 Nov 2026 08:00:00 +0000\n", nil),
    ("Date: yesterday\n\n", nil), ("", nil), ("\n\nHello", nil),
  ]

  @Test("is the topmost Received's, else Date's", arguments: rows)
  func time(_ row: (String, String?)) {
    #expect(Arrival.time(in: Array(row.0.utf8)[...])?.rfc3339 == row.1)
  }
}
