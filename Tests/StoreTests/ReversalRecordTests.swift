import Testing

@testable import Store

/// What stands in stores and must stay readable: rows are added here, never changed.
@Suite("Records of what takes a change back")
struct ReversalRecordTests {
  private static let reversal = Reversal(tickets: [
    Reversal.Difference(
      ticket: 7,
      lost: [
        .column(.status, .text("open")), .column(.closed, .null),
        .column(.waitingSince, .number(1_795_858_609)), .tag("vip"),
        .participant(mailbox: 5, name: "Zoë \"Z\"", role: "requester"),
      ],
      gained: [
        .column(.mergedInto, .number(3)), .field(name: "plan", value: "gold/silver"),
        .baseSubject(queue: 2, key: [0, 1, 254, 255]), .link(9),
        .message(12, isStranger: true), .splitOff(13),
      ]),
    Reversal.Difference(ticket: 8, lost: [], gained: [.message(12, isStranger: false)]),
  ])

  private static let second =
    #"{"tickets":[{"gained":["#
    + #"{"base_subject":"AAH+/w==","queue":2},"#
    + #"{"column":"merged_into","number":3},{"field":"plan","value":"gold/silver"},"#
    + #"{"link":9},{"message":12,"stranger":true},{"split_off":13}],"#
    + #""lost":[{"column":"closed"},{"column":"status","text":"open"},"#
    + #"{"column":"waiting_since","number":1795858609},"#
    + #"{"name":"Zoë \"Z\"","participant":5,"role":"requester"},{"tag":"vip"}],"ticket":7},"#
    + #"{"gained":[{"message":12,"stranger":false}],"lost":[],"ticket":8}],"version":2}"#

  /// As Swift wrote it before the records had a version.
  private static let first =
    #"{"tickets":[{"gained":["#
    + #"{"column":{"_1":{"number":{"_0":3}},"_0":"merged_into"}},"#
    + #"{"field":{"name":"plan","value":"gold\/silver"}},"#
    + #"{"baseSubject":{"key":[0,1,254,255],"queue":2}},{"link":{"_0":9}},"#
    + #"{"message":{"isStranger":true,"_0":12}},{"splitOff":{"_0":13}}],"ticket":7,"#
    + #""lost":[{"column":{"_0":"status","_1":{"text":{"_0":"open"}}}},"#
    + #"{"column":{"_0":"closed","_1":{"null":{}}}},"#
    + #"{"column":{"_0":"waiting_since","_1":{"number":{"_0":1795858609}}}},"#
    + #"{"tag":{"_0":"vip"}},"#
    + #"{"participant":{"mailbox":5,"name":"Zoë \"Z\"","role":"requester"}}]},"#
    + #"{"ticket":8,"lost":[],"gained":[{"message":{"_0":12,"isStranger":false}}]}]}"#

  @Test("are written in the form they have had since version 2")
  func written() throws {
    #expect(try Self.reversal.record == Self.second)
  }

  @Test("of every version are read", arguments: [first, second])
  func read(_ record: String) {
    #expect(Reversal(record: record) == Self.reversal)
  }

  @Test(
    "that no program has written are none",
    arguments: [
      "", "{}", "[]", "null", #"{"version":3,"tickets":[]}"#, #"{"version":2}"#,
      #"{"version":2,"tickets":[{"ticket":1,"lost":[{"column":"nonsense"}],"gained":[]}]}"#,
      #"{"version":2,"tickets":[{"ticket":1,"lost":[{}],"gained":[]}]}"#,
      #"{"tickets":[{"ticket":1,"lost":[{"tag":{}}],"gained":[]}]}"#,
      #"{"tickets":[{"ticket":1,"lost":[{"nonsense":{"_0":1}}],"gained":[]}]}"#,
    ])
  func unreadable(_ record: String) {
    #expect(Reversal(record: record) == nil)
  }
}
