import Testing

@Suite("The JSON objects have the members that the manual pages describe")
struct JSONMemberTests {
  typealias Object = [String: Any]

  let store: FilledStore
  let page: ManualPage

  init() throws {
    store = try FilledStore()
    page = try ManualPage("tickets.1")
  }

  private func object(_ arguments: String...) throws -> Object { try object(arguments) }

  private func object(_ arguments: [String]) throws -> Object {
    let json = try BuiltProgram(name: "tickets", environment: ["TICKETS_STORE": store.path])
      .run(arguments + ["--json"]).json()
    return try #require(json as? Object ?? (json as? [Object])?.first)
  }

  private func expect(_ object: Object, isDescribedIn section: String) {
    #expect(Set(page.section(section).items("Va")) == Set(object.keys), "\(section)")
  }

  private func expect(_ member: String, of object: Object, isExplainedIn section: String) throws {
    let values = try #require(object[member] as? [Object])
    let first = try #require(values.first)
    #expect(page.section(section).variables.isSuperset(of: first.keys), "\(section): \(member)")
  }

  @Test("ingest --json", arguments: [[], ["--explain"]])
  func receipt(_ options: [String]) throws {
    let arguments = ["--json", "--store", store.path] + options
    let json = try BuiltProgram.ingest.run(arguments, input: "From: a@b.example\n\nHello").json()
    let receipt = try #require(json as? Object)
    let section = try ManualPage("ingest.1").section("JSON")
    #expect(Set(section.items("Va")) == Set(receipt.keys))
    let trials = try #require(receipt["tried"] as? [Object])
    #expect(section.variables.isSuperset(of: try #require(trials.first).keys))
  }

  @Test("The ticket object, in a list without its messages")
  func ticket() throws {
    let shown = try object("show", "1")
    expect(shown, isDescribedIn: "The ticket object")
    for command in ["list", "search", "next"] {
      #expect(Set(try object(command).keys) == Set(shown.keys).subtracting(["messages"]))
    }
    let requester = try #require(shown["requester"] as? Object)
    #expect(page.section("The ticket object").variables.isSuperset(of: requester.keys))
  }

  @Test("The message object and its parts")
  func message() throws {
    let message = try object("show", "m1")
    expect(message, isDescribedIn: "The message object")
    try expect("headers", of: message, isExplainedIn: "The message object")
    let parts = try #require(message["parts"] as? [Object])
    #expect(parts.count == 2)
    expect(parts[0], isDescribedIn: "The part object")
  }

  @Test("The event object")
  func event() throws {
    expect(try object("log", "1"), isDescribedIn: "The event object")
  }

  @Test("The reasons object")
  func reasons() throws {
    let reasons = try object("why", "m1")
    expect(reasons, isDescribedIn: "The reasons object")
    try expect("tried", of: reasons, isExplainedIn: "The reasons object")
  }

  @Test("The setting object, from list and get")
  func setting() throws {
    expect(try object("config", "list"), isDescribedIn: "The setting object")
    expect(try object("config", "get", "tag"), isDescribedIn: "The setting object")
  }

  @Test("The trust and the key object")
  func trust() throws {
    _ = try store.tickets("config", "set", "sendmail", "/bin/true")
    expect(try object("trust"), isDescribedIn: "The trust object")
    expect(try object("key"), isDescribedIn: "The key object")
  }

  @Test("The queue object")
  func queue() throws {
    expect(try object("queue", "list"), isDescribedIn: "The queue object")
  }

  @Test("The account object, from list and show")
  func account() throws {
    _ = try BuiltProgram(name: "tickets", environment: ["TICKETS_STORE": store.path])
      .run(["account", "import", "-"], input: "account,domain\nacme,acme.example\n")
    expect(try object("account", "list"), isDescribedIn: "The account object")
    expect(try object("account", "show", "acme"), isDescribedIn: "The account object")
  }

  @Test("The canned text object")
  func canned() throws {
    _ = try store.tickets("canned", "add", "hello", input: "Hello.")
    for command in [["list"], ["show", "hello"]] {
      expect(try object(["canned"] + command), isDescribedIn: "The canned text object")
    }
  }

  @Test("The article object, from list, search and show")
  func article() throws {
    _ = try store.tickets("kb", "add", "staff", "Fire", input: "Do not use water.")
    for command in [["list"], ["search", "staff", "water"], ["show", "1"]] {
      expect(try object(["kb"] + command), isDescribedIn: "The article object")
    }
  }

  @Test("The suggestion object, of an article and of an answer")
  func suggestion() throws {
    _ = try store.tickets("config", "set", "sendmail", "/bin/true")
    _ = try store.tickets("config", "set", "address", "support@example.net")
    _ = try store.tickets("kb", "add", "staff", "The printer", input: "It is not on fire.")
    _ = try store.tickets("reply", "1", "-m", "Use no water.")
    let mail = "From: a@b.example\nSubject: The printer\n\nIt is on fire."
    _ = try BuiltProgram.ingest.run(["--store", store.path], input: mail)
    let suggestions = try store.tickets("suggest", "2", "--json").json() as? [Object]
    #expect(suggestions?.count == 2)
    for suggestion in suggestions ?? [] {
      expect(suggestion, isDescribedIn: "The suggestion object")
    }
  }

  @Test("The statistics object")
  func statistics() throws {
    expect(try object("stats"), isDescribedIn: "The statistics object")
  }

  @Test("The verification object")
  func verification() throws {
    expect(try object("verify"), isDescribedIn: "The verification object")
    expect(try object("reindex"), isDescribedIn: "The reindexing object")
    expect(try object("rebuild"), isDescribedIn: "The rebuilding object")
  }

  @Test("The finding object")
  func finding() throws {
    expect(try object("doctor"), isDescribedIn: "The finding object")
  }

  @Test("The person object")
  func person() throws {
    expect(try object("person", "show", "jane@example.com"), isDescribedIn: "The person object")
  }

  @Test("The flush and the maintenance object")
  func care() throws {
    expect(try object("flush"), isDescribedIn: "The flush object")
    expect(try object("maintain"), isDescribedIn: "The maintenance object")
  }

  @Test("What split, kb add and undo print")
  func changes() throws {
    #expect(Set(try object("split", "m2").keys) == ["format", "ticket"])
    expect(try object("undo", "1"), isDescribedIn: "The event object")
    let added = try store.tickets("kb", "add", "staff", "Ice", "--json", input: "Skate.").json()
    #expect(Set(try #require(added as? Object).keys) == ["format", "article"])
  }

  @Test("The count object")
  func count() throws {
    expect(try object("count"), isDescribedIn: "The count object")
  }
}
