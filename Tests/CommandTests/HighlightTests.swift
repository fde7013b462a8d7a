import BlackBox
import Testing

/// `highlight`: whose tickets stand out, wherever tickets are shown.
@Suite("Highlight")
struct HighlightTests {
  let desk: TestDesk

  /// Requesters; the ticket's number is the place.
  static let requesters = [
    "jane@vip.example", "joe@eu.vip.example", "ann@notvip.example", "boss@other.example",
    "aboss@other.example",
  ]

  init() throws {
    desk = try TestDesk()
    for (number, address) in HighlightTests.requesters.enumerated() {
      let letter = Letter("\(number)@x", from: "N\(number) <\(address)>", subject: "S\(number)")
      try desk.deliver(letter.text)
    }
  }

  private func highlighted() throws -> [Int] {
    try desk.json("search", "is:highlighted", "sort:id").array.compactMap { $0["ticket"].int }
      .sorted()
  }

  @Test(
    "a domain with its subdomains, a subdomain, an address",
    arguments: [
      ("vip.example", [1, 2]), ("eu.vip.example", [2]), ("*.VIP.example", [1, 2]),
      ("Boss@Other.example", [4]), ("@other.example, jane@vip.example", [1, 4, 5]),
      ("example", [1, 2, 3, 4, 5]), ("ip.example", []), ("jane@eu.vip.example", []), ("", []),
    ])
  func matches(_ entries: String, _ tickets: [Int]) throws {
    try desk.text("config", "set", "highlight", entries)
    #expect(try highlighted() == tickets)
    let seen = try desk.json("list").array.filter { $0["highlighted"] == .bool(true) }
    #expect(seen.compactMap { $0["ticket"].int }.sorted() == tickets)
    #expect(try desk.text("count", "is:highlighted") == "\(tickets.count)\n")
    #expect(try desk.text("count", "-is:highlighted") == "\(5 - tickets.count)\n")
  }

  @Test(
    "the row is marked ! without colours, and red with them",
    arguments: [["list"], ["search", "id:1-5"], ["next"], ["close", "--query", "id:1-5"]])
  func rows(_ command: [String]) throws {
    try desk.text("config", "set", "highlight", "jane@vip.example")
    for line in try desk.command(command).run().succeeded().lines.filter({ $0.contains("  S") }) {
      #expect(line.contains("!o") == line.contains("S0"), "\(line)")
    }
    guard command[0] != "close" else { return }
    let lines = try desk.command(command + ["--color", "always"]).run().succeeded().lines
    for line in lines.filter({ $0.contains("S0") || $0.contains("S3") }) {
      #expect(line.contains("\u{1B}[31m") == line.contains("S0"), "\(line)")
    }
  }

  @Test("show marks the ticket's title")
  func show() throws {
    try desk.text("config", "set", "highlight", "vip.example")
    #expect(try desk.text("show", "1").hasPrefix("! #1 S0\n"))
    #expect(try desk.text("show", "3").hasPrefix("#3 S2\n"))
    #expect(try desk.text("show", "1", "--color", "always").hasPrefix("\u{1B}[31m! #1 S0"))
    #expect(try !desk.text("show", "3", "--color", "always").contains("\u{1B}[31m"))
    #expect(try desk.ticket(1)["highlighted"] == .bool(true))
    #expect(try desk.ticket(3)["highlighted"] == .bool(false))
  }

  @Test("each queue has its own")
  func queues() throws {
    try desk.text("queue", "add", "sales")
    try desk.deliver(
      Letter("s@x", from: "jane@vip.example", subject: "Sale").text, queue: "sales")
    try desk.text("config", "--queue", "sales", "set", "highlight", "vip.example")
    #expect(try highlighted() == [6])
    try desk.text("config", "set", "highlight", "other.example")
    #expect(try highlighted() == [4, 5, 6])
    try desk.text("config", "--queue", "sales", "set", "highlight", "")
    #expect(try highlighted() == [4, 5])
  }

  @Test("a forged look does not reach it: an address in the display name is none")
  func displayName() throws {
    try desk.text("config", "set", "highlight", "vip.example")
    try desk.deliver(
      Letter("f@x", from: "\"jane@vip.example\" <x@bad.example>", subject: "Forged").text)
    #expect(try highlighted() == [1, 2])
  }
}
