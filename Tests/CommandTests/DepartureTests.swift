import BlackBox
import Testing

/// Ticket 1 is Jane's "Printer" of `a@x`; Carl, in Cc, wrote `b@x` and Jane `c@x`.
@Suite("Who takes no part any more")
struct DepartureTests {
  let desk: TestDesk

  init() throws {
    desk = try SplitTests().desk
  }

  private func participants(_ ticket: Int) throws -> [String] {
    try desk.ticket(ticket)["participants"].array.compactMap { $0["address"].text }
  }

  @Test("who is kept by an answer alone leaves when it is taken back, unless named by hand")
  func takenBack() throws {
    try desk.deliver(
      Letter(
        "d@x", ["In-Reply-To: <c@x>", "Cc: eve@other.example, nat@other.example"]
      ).text, at: "+3h")
    try desk.text("config", "set", "hold-seconds", "600")
    try desk.text("participant", "mute", "1", "nat@other.example", at: "+3h")
    try desk.text("participant", "add", "1", "nat@other.example", at: "+3h")
    try desk.text(
      "reply", "1", "--cc", "eve@other.example,nat@other.example,new@other.example", "-m", "Yes.",
      at: "+4h")
    try desk.text("split", "m4", at: "+4h")
    let all = ["carl@customer.example", "eve@other.example", "nat@other.example"]
    #expect(try participants(1).sorted() == all + ["new@other.example"])
    try desk.text("undo", "1", at: "+4h")
    #expect(try participants(1).sorted() == ["carl@customer.example", "nat@other.example"])
  }

  @Test("an answer that was split off and is taken back leaves nobody there that it brought")
  func takenBackElsewhere() throws {
    try desk.deliver(Letter("d@x", from: "sam@other.example", subject: "Toner").text, at: "+3h")
    try desk.text("config", "set", "hold-seconds", "600")
    try desk.text("reply", "1", "--cc", "eve@other.example", "-m", "Yes.", at: "+4h")
    try desk.text("merge", "2", "--into", "1", at: "+4h")
    try desk.text("split", "m4", "m5", at: "+4h")
    #expect(
      try participants(3).sorted()
        == ["carl@customer.example", "eve@other.example", "jane@customer.example"])
    try desk.text("undo", "3", at: "+4h")
    #expect(try participants(3).isEmpty)
    #expect(try desk.ticket(3)["requester"]["address"] == "sam@other.example")
  }

  @Test("who was on two merged tickets leaves with the second, once the first was split off")
  func mergedTwice() throws {
    for id in ["d@x", "e@x"] {
      try desk.deliver(Letter(id, from: "sam@other.example", subject: "Toner \(id)").text)
    }
    try desk.text("merge", "2", "--into", "1")
    try desk.text("merge", "3", "--into", "1")
    try desk.text("split", "m4")
    #expect(try participants(1).sorted() == ["carl@customer.example", "sam@other.example"])
    try desk.text("undo", "3")
    #expect(try participants(1) == ["carl@customer.example"])
  }
}
