import BlackBox
import Foundation
import Testing

@Suite("What an import is told")
struct ImportBoundsTests {
  let desk: TestDesk

  init() throws { desk = try TestDesk() }

  private func write(_ text: String, _ name: String) throws -> String {
    try FileContent.write(text.utf8, to: desk.folder.file(name))
    return desk.folder.file(name)
  }

  private func exported() throws -> [String] {
    let other = try TestDesk()
    try other.deliver(Letter("a@x").text)
    try other.deliver(Letter("b@x", from: "bob@x.example", subject: "Screen").text)
    try other.text("tag", "1", "+hardware")
    return try other.text("export").split(separator: "\n").map { String($0) }
  }

  @Test(
    "in a line that no export writes is refused with the line's number, and the rest imported",
    arguments: [
      (#""message":1,"#, #""message":9223372036854775807,"#, "message is not from 1 to"),
      (#""message":1,"#, #""message":140737488355333,"#, "message is not from 1 to"),
      (#""message":1,"#, #""message":0,"#, "message is not from 1 to"),
      (#""message":1,"#, #""message":1e300,"#, "not made by 'tickets export'"),
      (#""message":1,"#, #""massage":1,"#, "message is missing"),
      (
        #"{"format":1,"ticket":1,"#, #"{"format":1,"ticket":9223372036854775807,"#,
        "ticket is not from 1 to"
      ),
      (#"{"format":1,"ticket":1,"#, #"{"format":1,"ticket":-4,"#, "ticket is not from 1 to"),
      (#""merged":[]"#, #""merged":[1]"#, "ticket_record.merged has a number twice"),
      (#""merged":[]"#, #""merged":[1000000000]"#, "ticket is not from 1 to"),
      (#""status":"open""#, #""status":"ajar""#, "ticket_object.status is not what"),
      (#""created":"20"#, #""created":"99920"#, "ticket_object.created is not what"),
      (#""hold_until":null"#, #""hold_until":"1969-12-31T23:59:59Z""#, "ticket_object.hold_until"),
      (#""tags":["hardware"]"#, #""tags":[1]"#, "ticket_object.tags.[0] is not what"),
      (#""message_id":"a@x""#, #""message_id":"a\nBcc: x@x""#, "message_id has several lines"),
      (#""raw":""#, #""raw":"","old":""#, "raw is empty"),
      (#""direction":"in""#, #""direction":"up""#, "direction is not what"),
    ])
  func bad(_ found: String, _ put: String, _ reason: String) throws {
    let lines = try exported()
    #expect(lines[0].contains(found))
    let file = try write("\(lines[0].replacing(found, with: put))\n\(lines[1])\n", "out.jsonl")
    let run = try desk.tickets("import", file)
    #expect(run.end == .exit(65), "\(run)")
    #expect(run.errors.contains("\(file): line 1 is refused: \(reason)"), "\(run.errors)")
    #expect(run.text == "1 read, 1 filed, 0 duplicates, 1 tickets\n")
    #expect(try desk.deliver(Letter("c@x", subject: "New").text)["action"] == "created")
    #expect(try desk.text("verify").contains("no faults"))
  }

  @Test("with texts and lists beyond all bounds is refused", arguments: [true, false])
  func long(_ isText: Bool) throws {
    let line = try exported()[0]
    let long =
      isText
      ? line.replacing(
        #""tags":["hardware"]"#, with: #""tags":["\#(String(repeating: "x", count: 1_048_577))"]"#)
      : line.replacing(
        #""links":[]"#,
        with: #""links":[\#(Array(repeating: "7", count: 10_001).joined(separator: ","))]"#)
    let run = try desk.tickets("import", write(long + "\n", "out.jsonl"))
    #expect(run.end == .exit(65), "\(run.end)")
    #expect(run.errors.contains(isText ? "longer than 1048576 bytes" : "more than 10000 entries"))
  }

  @Test("in many bad lines names the first of them and counts the rest")
  func many() throws {
    let file = try write(String(repeating: "{}\n", count: 1_000), "out.jsonl")
    let run = try desk.tickets("import", file)
    #expect(run.end == .exit(65))
    #expect(run.errors.split(separator: "\n").count == 22, "\(run.errors)")
    #expect(run.errors.contains("\(file): 980 more lines are refused"))
  }

  @Test("in the highest numbers leaves numbers for what comes")
  func highest() throws {
    let line = try exported()[0]
      .replacing(#""message":1,"#, with: #""message":99999999999,"#)
      .replacing(#"{"format":1,"ticket":1,"#, with: #"{"format":1,"ticket":999999999,"#)
    #expect(try desk.text("import", write(line, "out.jsonl")).hasPrefix("1 read, 1 filed"))
    for (number, id) in ["c@x", "d@x"].enumerated() {
      let new = try desk.deliver(Letter(id, subject: "New \(number)").text)
      #expect(new["ticket"] == .number(Double(number + 1)) && new["action"] == "created")
    }
    #expect(try desk.text("show", "m99999999999", "--raw").contains("Message-ID: <a@x>"))
    #expect(try desk.text("verify") == "3 messages, no faults\n")
  }

  @Test(
    "by the marks of an export is text to it, unless --restore believes them",
    arguments: ["mbox", "maildir"])
  func marks(_ format: String) throws {
    let path: String
    if format == "mbox" {
      path = try write(
        "From a@x Sat Nov 28 05:00:00 2026 remote from ticket.42.closed.out\n\(Letter("a@x").text)",
        "in")
    } else {
      path = desk.folder.file("in")
      try FileManager.default.createDirectory(
        atPath: path + "/cur", withIntermediateDirectories: true)
      _ = try write(Letter("a@x").text, "in/cur/1795842000.M7.ticket.42.closed.out.export:2,S")
    }
    try desk.text("import", path)
    let ticket = try desk.ticket(1)
    #expect(ticket["status"] == "open" && ticket["messages"].array[0]["direction"] == "in")
    let other = try TestDesk()
    try other.text("import", "--restore", path)
    let restored = try other.ticket(42)
    #expect(restored["status"] == "closed" && restored["messages"].array[0]["direction"] == "out")
    #expect(restored["created"] == "2026-11-28T05:00:00Z")
  }

  @Test(
    "by marks that no export has is refused with --restore, and the rest imported",
    arguments: [
      "9223372036854775807.closed.in", "1000000000.open.in", "0.open.in", "1.ajar.in", "x",
    ])
  func badMarks(_ mark: String) throws {
    let file = try write(
      """
      From a@x Sat Nov 28 05:00:00 2026 remote from ticket.\(mark)
      \(Letter("a@x").text)
      From a@x Sat Nov 28 05:00:00 2026 remote from ticket.3.closed.in
      \(Letter("b@x", subject: "Screen").text)
      """, "in.mbox")
    let run = try desk.tickets("import", "--restore", file)
    #expect(run.end == .exit(65) && run.errors.contains("\(file): mail 1: '\(mark)'"), "\(run)")
    #expect(run.text == "1 read, 1 filed, 0 duplicates, 1 tickets\n")
    #expect(try desk.ticket(3)["status"] == "closed")
  }
}
