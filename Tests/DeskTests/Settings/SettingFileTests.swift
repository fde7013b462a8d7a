import Testing

@testable import Desk

@Suite("Files of settings")
struct SettingFileTests {
  private typealias Values = [SettingKey: String?]

  private func file(
    _ text: String, _ scope: SettingFile.Scope = .desk
  ) throws(FileErrors) -> SettingFile {
    try SettingFile(text, scope: scope) { key, text throws(SettingError) in try key.checked(text) }
  }

  private func errors(_ text: String, _ scope: SettingFile.Scope = .desk) -> [String] {
    do {
      _ = try file(text, scope)
      return []
    } catch {
      return error.items.map { "\($0)" }
    }
  }

  @Test(
    "values of one line and of several",
    arguments: [
      ("tag = Desk", SettingKey.tag, "Desk"), ("\u{FEFF}  tag=Desk  ", .tag, "Desk"),
      ("# a comment\r\n\r\ntag = Desk\r\n", .tag, "Desk"), ("tag = a = b", .tag, "a = b"),
      ("autoclose-days =", .autocloseDays, ""), ("autoclose-days = -1", .autocloseDays, "-1"),
      ("signature = <<END\na\n\n# b\n  c = d\nEND\n", .signature, "a\n\n# b\n  c = d"),
      ("signature = <<EOT\nEND\n[queue x]\nEOT", .signature, "END\n[queue x]"),
      ("signature = <<END\r\na\r\nEND\r\n", .signature, "a"),
      ("signature = <<END\nEND", .signature, ""), ("name = << x", .name, "<< x"),
      ("name = # no comment", .name, "# no comment"),
    ])
  func values(_ text: String, _ key: SettingKey, _ value: String) throws {
    let values = try file(text).values()
    #expect(values.count == 1)
    #expect(values[key] == value)
  }

  @Test("what is written is read back", arguments: Array(SettingRows.good.indices))
  func roundTrip(_ row: Int) throws {
    let (key, _, value) = SettingRows.good[row]
    let written = SettingExport.text([.init(queue: nil, values: [key: value])], secrets: true)
    #expect(try file(written).values()[key] == value, "\(written)")
  }

  @Test(
    "texts that look like the file's own marks are read back",
    arguments: [
      "END", "END\nEND2\nx", "<<END", "#", "\n\na", " a ", "[queue x]", "a = b\nEND", "\ta\n\tb",
    ])
  func confusing(_ text: String) throws {
    let written = SettingExport.text(
      [.init(queue: nil, values: [.signature: text, .tag: "T"])], secrets: false)
    #expect(try file(written).values() == [.signature: text, .tag: "T"], "\(written)")
  }

  @Test("sections are queues, also empty ones")
  func sections() throws {
    let file = try file("tag = A\n[queue sales]\ntag = B\n\n[queue Ops-1]\n")
    #expect(file.queues == ["sales", "Ops-1"])
    #expect(file.values() == [.tag: "A"])
    #expect(file.values(of: "sales") == [.tag: "B"])
  }

  @Test(
    "all that is wrong is told by line",
    arguments: [
      (
        "tag = x\n\nautoclose-days = x\nnope = 1\nhello\n",
        [
          "line 3: autoclose-days: \"x\" is not a number of days, -1 (never) or empty (at once)",
          "line 4: there is no setting \"nope\"", "line 5: 'hello' is not 'key = value'",
        ]
      ),
      ("tag = a\ntag = b", ["line 2: tag is already set in line 1"]),
      ("[queue x]\ntag = a\n[queue X]\ntag = b", ["line 4: tag is already set in line 2"]),
      ("\nname = <<END\nabc\n END\n", ["line 2: the text that begins with <<END has no line END"]),
      ("[queue -x]", ["line 1: '-x' is not a valid queue name"]),
      ("[queues]", ["line 1: '[queues]' is not 'key = value'"]),
      ("[queue x]\nsendmail = /x", ["line 2: sendmail is global and cannot be set for a queue"]),
      (
        "fetch-password = a\u{7}b",
        [
          "line 1: fetch-password: the value is not one line of text without control characters"
        ]
      ),
    ])
  func errors(_ text: String, _ expected: [String]) {
    #expect(errors(text) == expected)
  }

  @Test("a file about one queue, or about what all inherit, has no sections")
  func scopes() {
    #expect(errors("[queue x]", .global).count == 1)
    #expect(errors("[queue x]", .queue).count == 1)
    #expect(errors("sendmail = /x", .global).isEmpty)
    #expect(errors("sendmail = /x", .queue).count == 1)
  }

  @Test("a template's own line is counted into the file's")
  func templates() {
    let error = #expect(throws: FileErrors.self) {
      try SettingFile("tag = x\ntemplate-copy = <<END\na\nb\nEND", scope: .desk) {
        key, text throws(SettingError) in
        if key == .templateCopy { throw .badTemplate(key, line: 2, reason: "bad") }
        return text
      }
    }
    #expect(error?.items.map(\.description) == ["line 4: template-copy: bad"])
  }

  @Test("secrets are masked unless asked for, and a mask is no change")
  func secrets() throws {
    let section = SettingExport.Section(queue: nil, values: [.fetchPassword: "hunter2"])
    #expect(SettingExport.text([section], secrets: true) == "fetch-password = hunter2\n")
    let masked = SettingExport.text([section], secrets: false)
    #expect(masked == "fetch-password = ********\n")
    let kept: Values = [.fetchPassword: nil]
    #expect(try file(masked).values() == kept)
  }

  @Test("an annotated file changes nothing, whatever is set")
  func annotated() throws {
    let own = SettingRows.good.reduce(into: [:]) { $0[$1.0] = $1.2 }
    let text = AnnotatedSettings(queue: nil, own: own, inherited: Settings()).text
    #expect(SettingChanges.between(own, try file(text, .global).values()).isEmpty)
    #expect(!text.contains("pa ss"))
    let none = AnnotatedSettings(queue: "x", own: [:], inherited: Settings(global: own)).text
    #expect(try file(none, .queue).entries.isEmpty)
  }

  @Test("an annotated file tells of each setting what it is, and what holds")
  func notes() throws {
    let text = AnnotatedSettings(
      queue: "sales", own: [.tag: "S"], inherited: Settings(global: [.tag: "G", .name: "N"])
    ).text
    #expect(text.contains("\ntag = S\n") && text.contains("Default: Ticket. Inherited: G.\n"))
    #expect(text.contains("\n#name = N\n") && text.contains("\n#signature =\n"))
    #expect(text.contains("# H-Sphere: Support Email. Default: none.\n#address =\n"))
    #expect(!text.contains("sendmail ="))
    for key in SettingKey.allCases where key.isPerQueue { #expect(text.contains(key.summary)) }
  }

  @Test("what was taken out is unset, what was masked stays")
  func changes() {
    let edited: Values = [
      .tag: "B", .fetchPassword: nil, .confirm: "no", .agents: "a@b.example",
    ]
    let changes = SettingChanges.between(
      [.tag: "A", .name: "N", .fetchPassword: "p", .confirm: "no"], edited)
    let expected: Values = [.tag: "B", .name: nil, .agents: "a@b.example"]
    #expect(changes == expected)
  }
}
