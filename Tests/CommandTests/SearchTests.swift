import BlackBox
import Testing

/// Words in all places of mail, in several languages.
@Suite("Search")
struct SearchTests {
  let desk: TestDesk

  init() throws {
    desk = try TestDesk()
    let mixed = [
      "MIME-Version: 1.0", "Content-Type: multipart/mixed; boundary=b",
      "X-Ticket-Account: acme", "X-Ticket-Priority: high",
    ]
    try desk.deliver(
      Letter(
        "one@x", from: "Jörg Straße <joerg@mail.example.com>", subject: "Über den Drucker",
        mixed + ["Cc: Carl Cee <carl@cc.example>"],
        body: """
          --b
          Content-Type: text/plain; charset=utf-8

          Ein café im Büro, foo-bar. 打印机无法工作
          On Monday Bob wrote:
          > quotedword
          --b
          Content-Type: application/pdf; name="Rechnung_2026.pdf"
          Content-Disposition: attachment

          pdf
          --b--

          """
      ).text, to: "help+x@desk.example", ["--trusted"])
    try desk.deliver(
      Letter("two@x", from: "Sue <sue@other.example>", subject: "東京の請求書", body: "Plain two.\n")
        .text)
    let away = Letter(
      "three@x", from: "Auto <auto@bot.example>", subject: "Away", ["Auto-Submitted: auto-replied"])
    try desk.deliver(away.text)
    try desk.text("hold", "3")
  }

  /// Queries that find exactly the first of three tickets.
  static let first = [
    "uber", "ÜBER drucker", "cafe", "CAFÉ", "\"den drucker\"", "\"foo bar\"", "foo-bar", "druck*",
    "\"den druck\"*", "打印", "印机无", "无法工作", "rechnung", "jorg", "carl@cc.example",
    "subject:drucker", "body:büro", "quoted:quotedword", "attachment:2026",
    "from:joerg@mail.example.com",
    "from:example.com", "from:jörg", "from:\"Jorg Strasse\" or from:straße", "to:carl",
    "to:cc.example",
    "participant:carl@cc.example", "account:ACME", "priority:high", "has:attachment", "mid:<one@x>",
    "mid:one@x", "id:1", "drucker and cafe", "drucker cafe", "drucker -plain",
    "not (id:2 or id:3)", "(plain or drucker) has:attachment", "rule:new sort:id limit:1",
    "-is:auto -from:sue", "waiting:us -id:2,3", "#1", "#1 drucker", "-#2 -#3", "from:joerg",
    "from:JOERG", "from:joe*", "from:\"mail example\"", "to:cc",
  ]

  @Test("finds the first")
  func found() throws {
    for query in SearchTests.first {
      #expect(try desk.json("search", query).array.map { $0["ticket"] } == [1], "\(query)")
    }
  }

  @Test("finds the others")
  func others() throws {
    for (query, ticket) in [
      ("請求", 2), ("京の", 2), ("subject:請求書", 2), ("is:auto", 3), ("class:auto", 3),
      ("status:hold", 3), ("from:bot.example", 3),
    ] {
      #expect(try desk.json("search", query).array.map { $0["ticket"].int } == [ticket], "\(query)")
    }
  }

  @Test(
    "accents and case are ignored in every alphabet",
    arguments: [
      ("Hauptstraße", "HAUPTSTRASSE"), ("Łódź", "lodz"), ("København", "kobenhavn"),
      ("Đà Nẵng", "da nang"), ("Ελληνικά ΣΊΣΥΦΟΣ", "ελληνικα σισυφος"), ("Ёлка", "ЕЛКА"),
      ("مُحَمَّد", "محمد"), ("שָׁלוֹם", "שלום"), ("ışık", "ISIK"), ("ﬁne", "fine"),
    ])
  func alphabets(_ text: String, _ query: String) throws {
    for (place, name) in ["subject:", "from:"].enumerated() {
      let letter = Letter("\(place)@y", from: "\(text) <x@y.example>", subject: text)
      try desk.deliver(letter.text)
      #expect(try desk.text("count", "\(name)\"\(query)\"") == "1\n")
    }
    #expect(try desk.text("count", "\"\(query)\"") == "1\n")
    #expect(try desk.text("count", "\"\(text)\"") == "1\n")
  }

  @Test("finds nothing")
  func nothing() throws {
    for query in [
      "quotedword", "body:quotedword", "drucker plain", "subject:cafe", "京請", "status:closed",
      "tag:x",
      "assignee:me", "queue:sales", "is:undelivered", "is:stranger", "is:highlighted", "ruck",
      "created:..2020", "older:1y", "before:2020-01-01", "from:ample.com", "mid:x", "rule:token",
      "account:acm", "priority:low", "waiting:them",
    ] {
      #expect(try desk.text("count", query) == "0\n", "\(query)")
    }
  }

  @Test("finds all")
  func all() throws {
    for query in [
      "", "*", "queue:default", "assignee:none", "is:unassigned", "created:today", "updated:7d",
      "newer:1h", "date:2020..", "after:yesterday", "id:1-3", "id:1,2,3", "older:now or newer:1d",
      "sort:id", "created:2026-01-01..",
    ] {
      #expect(try desk.text("count", query) == "3\n", "\(query)")
    }
  }

  @Test("time moves on")
  func time() throws {
    #expect(try desk.text("count", "older:7d", at: "+8d") == "3\n")
    #expect(try desk.text("count", "newer:7d", at: "+8d") == "0\n")
    #expect(try desk.text("count", "created:..7d", at: "+8d") == "3\n")
  }

  @Test("order and number")
  func order() throws {
    #expect(try desk.json("search", "sort:id").array.map { $0["ticket"] } == [1, 2, 3])
    #expect(try desk.json("search", "sort:-id").array.map { $0["ticket"] } == [3, 2, 1])
    #expect(try desk.json("search", "sort:-priority,id").array.map { $0["ticket"] } == [1, 2, 3])
    #expect(try desk.json("search", "limit:2").array.count == 2)
  }

  @Test("words beside one another need no quotation from the shell, nor does a minus")
  func severalArguments() throws {
    #expect(try desk.json("search", "drucker", "cafe").array.count == 1)
    #expect(try desk.json("search", "-plain", "drucker").array.count == 1)
  }

  @Test(
    "a wrong query names the place, exit 64",
    arguments: [
      "status:nope", "(a", "\"open", "a or", "foo:bar", "created:32.13.", "limit:0 x", ")",
    ])
  func errors(_ query: String) throws {
    for command in ["list", "search", "count", "next"] {
      let run = try desk.tickets(command, "--", query)
      #expect(run.end == .exit(64), "\(command) \(query) \(run)")
      #expect(run.output.isEmpty)
      #expect(run.errors.contains("^"), "\(run.errors)")
    }
    #expect(try desk.tickets("close", "--query", query, "--yes").end == .exit(64))
  }

  @Test("--analyze tells how a query was understood, and asks no store")
  func analyze() throws {
    let run = try Command(
      Binaries.tickets, ["search", "--store", "/nonexistent/x.db", "--analyze", "Foo status:open"]
    ).run()
    #expect(run.end == .exit(0))
    #expect(run.text.contains("Foo") && run.text.contains("status:open"))
  }

  @Test("search shows the newest 50 unless told otherwise")
  func limit() throws {
    for number in 1...49 { try desk.deliver(Letter("n\(number)@x", subject: "N\(number)").text) }
    #expect(try desk.json("search").array.count == 50)
    #expect(try desk.json("search", "limit:60").array.count == 52)
    #expect(try desk.text("count") == "52\n")
  }

  @Test(
    "nothing a person types is SQL or an operator of the index",
    arguments: [
      "\"'; DROP TABLE ticket; --\"", "\"a\"\"b\"", "\"NEAR(a b)\"", "\"* ^ { } :\" or a",
      "body:\"col:x\"", "tag:\"' or 1=1\"",
    ])
  func injection(_ query: String) throws {
    #expect([.exit(0), .exit(64)].contains(try desk.tickets("count", query).end))
    #expect(try desk.text("count") == "3\n")
  }
}
