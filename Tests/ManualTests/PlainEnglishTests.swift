import Foundation
import Testing

@Suite("Manual pages, help and messages are in plain English")
struct PlainEnglishTests {
  /// A line of a text that users read.
  struct Line {
    let place: String
    let text: String
  }

  private static let root = URL(filePath: #filePath).appending(path: "../../..").standardized

  /// Lines of the pages, each with the one below it, so that a line end does not hide an expression.
  private static func pages() throws -> [Line] {
    try PageTests.pages.flatMap { page in
      let lines = try ManualPage(page).lines
      return lines.enumerated().map { number, line in
        let next = number + 1 < lines.count ? lines[number + 1] : ""
        let words = [line, next].filter { !$0.hasPrefix(".") }
        return Line(
          place: "man/\(page):\(number + 1)",
          text: line.hasPrefix(".") ? "" : words.joined(separator: " "))
      }
    }
  }

  /// What stands in quotation marks in `Sources`, without comments, SQL and single words.
  private static func messages() throws -> [Line] {
    let sources = root.appending(path: "Sources")
    let files = try #require(FileManager.default.enumerator(atPath: sources.path))
    return try files.compactMap { $0 as? String }.filter(isText).sorted().flatMap { file in
      let text = try String(contentsOf: sources.appending(path: file), encoding: .utf8)
      var isInText = false
      return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
        .compactMap { number, line -> Line? in
          let place = "Sources/\(file):\(number + 1)"
          if line.ranges(of: "\"\"\"").count == 1 {
            isInText.toggle()
            return nil
          }
          if isInText { return Line(place: place, text: String(line)) }
          if line.drop(while: { $0 == " " }).hasPrefix("//") { return nil }
          let literals = line.matches(of: /"((?:[^"\\]|\\.)*)"/).map { String($0.output.1) }
          return Line(
            place: place, text: literals.filter { $0.contains(" ") }.joined(separator: " | "))
        }
    }
  }

  /// Files without lists of words in mail, the language of mail servers, SQL and fetchmail's words.
  private static func isText(_ file: String) -> Bool {
    let others = [
      "Mail/", "Store/SQLite/", "Desk/Classification/", "Desk/Subject/", "CommonWords.swift",
      "FetchProblem.swift",
    ]
    return file.hasSuffix(".swift") && !others.contains { file.contains($0) }
  }

  private func faults(_ lines: [Line]) throws -> [String] {
    let rules = try Tic.all.map { tic in
      (try Regex(tic.pattern).ignoresCase(), try tic.except.map { try Regex($0) }, tic.instead)
    }
    return lines.flatMap { line in
      rules.compactMap { pattern, except, instead in
        guard let found = line.text.firstMatch(of: pattern) else { return nil }
        if let except, line.text.contains(except) { return nil }
        return "\(line.place): '\(line.text[found.range])': write \(instead)"
      }
    }
  }

  @Test("the manual pages")
  func manual() throws {
    let lines = try PlainEnglishTests.pages()
    #expect(lines.count > 4_000)
    let found = try faults(lines)
    #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
  }

  @Test("help texts, messages and errors")
  func strings() throws {
    let lines = try PlainEnglishTests.messages()
    #expect(lines.count { !$0.text.isEmpty } > 1_500)
    let found = try faults(lines)
    #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
  }

  @Test(
    "the word list finds them",
    arguments: [
      "No mail is refused for what is in it.", "'x' is no address", "of mails", "for ever",
      "to whoever asks", "It is told which", "the default one, else the first",
      "--a and --b exclude one another",
    ])
  func finds(_ text: String) throws {
    #expect(try faults([Line(place: "x:1", text: text)]).count >= 1)
  }

  @Test(
    "and nothing else",
    arguments: [
      "there is no address", "The address is no longer valid.", "Everything else is sent.",
      "Highlight E-mails", "died of signal 9",
    ])
  func passes(_ text: String) throws {
    #expect(try faults([Line(place: "x:1", text: text)]).isEmpty)
  }
}
