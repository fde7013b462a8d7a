import BlackBox
import Testing

@Suite("Progress of an import")
struct ImportProgressTests {
  let desk: TestDesk
  private let file: String

  /// As much as three transactions take; each mail would move the cursor if it could.
  init() throws {
    desk = try TestDesk()
    file = desk.folder.file("in.mbox")
    let mails = (1...450).map { number in
      let letter = Letter(
        "\(number)\u{1B}[2J@x", from: "\u{1B}]0;title\u{7} <a@b.example>",
        subject: "\u{1B}[31mRed \u{202E}\(number)\r\u{8}")
      return "From x@y Fri Mar  1 08:00:00 2024\n\(letter.text)\n"
    }
    try FileContent.write(mails.joined().utf8, to: file)
  }

  private let summary = "450 read, 450 filed, 0 duplicates, 450 tickets"

  @Test("is one line with rate and remaining time on a terminal, which it leaves clean")
  func terminal() throws {
    let terminal = try PseudoTerminal()
    try terminal.start(desk.command(["import", file]))
    let shown = try #require(terminal.read(until: summary))
    #expect(terminal.wait() == 0)
    let pictures = shown.split(separator: "\r")
    for count in [200, 400, 450] {
      let picture = pictures.first { $0.hasPrefix("\(count) of 450 mails, ") } ?? ""
      let words = picture.replacing("\u{1B}[K", with: "").split(separator: " ").map(String.init)
      #expect(words.count == 8, "\(shown)")
      #expect(words.count > 4 && words[4].hasSuffix("/s,") && words[5].allSatisfy(\.isNumber))
      #expect(words.suffix(1) == ["left"] && (count < 450 || words[4...].contains("0")))
    }
    #expect(pictures.last == "\u{1B}[K\(summary)")
  }

  @Test("shows nothing of mail that could act on the terminal")
  func safe() throws {
    let terminal = try PseudoTerminal()
    let other = desk.folder.file("b\u{1B}]0;title\u{7}\u{202E}d")
    try FileContent.write([1, 2, 3], to: other)
    try terminal.start(desk.command(["import", file, other]))
    let shown = try #require(terminal.read(until: "could not be imported"))
    let foreign = shown.replacing("\u{1B}[K", with: "").unicodeScalars.filter { scalar in
      ![.control, .format].allSatisfy { $0 != scalar.properties.generalCategory }
        && scalar != "\r" && scalar != "\n"
    }
    #expect(foreign.isEmpty, "\(shown.debugDescription)")
    #expect(shown.contains(summary))
  }

  @Test("is not shown where nobody looks, nor when only output goes to a terminal")
  func pipe() throws {
    let run = try desk.tickets("import", file)
    #expect(run.text == summary + "\n" && run.errors.isEmpty)
    let terminal = try PseudoTerminal()
    try terminal.start(
      desk.command(["import", file]).inShell("exec \"$@\" 2>\(desk.folder.file("errors"))"))
    let shown = try #require(terminal.read(until: "tickets"))
    #expect(shown == "450 read, 0 filed, 450 duplicates, 0 tickets")
    #expect(terminal.wait() == 0)
    #expect(try FileContent.read(desk.folder.file("errors")).isEmpty)
  }

  @Test("of an export, whose mails are not counted before, has a rate alone")
  func export() throws {
    try desk.text("import", file)
    try desk.text("export", "-o", desk.folder.file("out"))
    let other = try TestDesk()
    let terminal = try PseudoTerminal()
    try terminal.start(other.command(["import", desk.folder.file("out")]))
    let shown = try #require(terminal.read(until: summary))
    #expect(shown.contains("\r400 mails, ") && shown.contains("/s\u{1B}[K"))
    #expect(!shown.contains("left"))
    #expect(terminal.wait() == 0)
  }
}
