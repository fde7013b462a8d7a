import Testing

@testable import Desk

@Suite("Files read as articles")
struct ArticleFileTests {
  @Test(
    "the title is the front matter's, the first heading, the first line or the file's name",
    arguments: [
      ("---\ntitle: Quota\n---\n# Heading\ntext", "Quota", "# Heading\ntext"),
      (
        "---\ntitle: 'Mail: quota'\ntags:\n  - a\n# x\ndate: 2026\n---\ntext", "Mail: quota", "text"
      ),
      ("---\ntitle:\n---\n# Heading\ntext", "Heading", "text"),
      ("# Mail quota\n\nYour mailbox\n", "Mail quota", "Your mailbox"),
      ("\n\n## Mail quota ##\ntext", "Mail quota", "text"),
      ("Mail quota\n==========\n\ntext", "Mail quota", "text"),
      ("Mail quota\n---\ntext", "Mail quota", "text"),
      ("intro\n\n# Mail quota\ntext", "Mail quota", "intro\n\n# Mail quota\ntext"),
      ("Run this\n\n```\n# comment\n```\n", "Run this", "```\n# comment\n```"),
      ("Mail quota\n\nYour mailbox", "Mail quota", "Your mailbox"),
      ("Your mailbox is\nlimited.", "Your mailbox is", "Your mailbox is\nlimited."),
      ("Only this.", "Only this.", "Only this."),
      ("# Only this", "Only this", "# Only this"),
      ("#hashtag and more\n\ntext", "#hashtag and more", "text"),
      ("-----\ntext", "file", "-----\ntext"),
      ("\u{FEFF}# 邮箱已满\r\n\r\n请清空\r\n", "邮箱已满", "请清空"),
      ("  two\tblanks  \n\ntext", "two blanks", "text"),
    ])
  func title(_ file: String, _ title: String, _ text: String) throws {
    let content = try ArticleFile.content(of: file, named: "file")
    #expect(content.title == title)
    #expect(content.text == text)
  }

  @Test("a title that is given counts, and is not repeated in the text")
  func given() throws {
    let named = try ArticleFile.content(of: "# Quota\ntext", title: "Quota")
    #expect(named == ArticleContent(title: "Quota", url: nil, text: "text"))
    let other = try ArticleFile.content(of: "# Quota\ntext", title: "Other")
    #expect(other == ArticleContent(title: "Other", url: nil, text: "# Quota\ntext"))
  }

  @Test("a title is cut at a whole character")
  func longTitle() throws {
    let content = try ArticleFile.content(of: String(repeating: "é", count: 150) + "\n\ntext")
    #expect(content.title == String(repeating: "é", count: 100))
    #expect(content.text.hasSuffix("text"))
  }

  @Test(
    "only a web address is taken for one",
    arguments: [
      ("https://example.com/kb/1", "https://example.com/kb/1"), ("HTTP://x", "HTTP://x"),
      ("\"https://x/?a=b\"", "https://x/?a=b"), ("/kb/1", nil), ("javascript:alert(1)", nil),
      ("https://x y", nil), ("https://x\u{1B}", nil), ("ftp://x", nil), ("", nil),
    ])
  func url(_ written: String, _ url: String?) throws {
    let content = try ArticleFile.content(of: "---\nurl: \(written)\n---\n# T\ntext")
    #expect(content.url == url)
  }

  @Test(
    "what is no article is refused",
    arguments: [
      ("", KnowledgeError.empty), ("---\ntitle: x\n---\n \n", .empty),
      ("# T\nbell \u{7}", .controlCharacter(line: 1)),
      (String(repeating: "x", count: 1 << 20) + " ", .tooLarge(bytes: 1 << 20 + 1)),
    ])
  func refusal(_ file: String, _ error: KnowledgeError) {
    #expect(throws: error) { try ArticleFile.content(of: file, named: "file") }
  }
}

@Suite("Articles in the editor")
struct ArticleDraftTests {
  @Test(
    "a draft is read as it was written",
    arguments: [
      ArticleContent(title: "Quota", url: nil, text: "text"),
      ArticleContent(title: "\"Full\": what now?", url: "https://x/#a:b", text: "---\ntext\n---"),
      ArticleContent(title: "'", url: nil, text: "# a\n\n\tb"),
      ArticleContent(title: "# 邮箱", url: nil, text: "title: x"),
    ])
  func roundTrip(_ content: ArticleContent) throws {
    let draft = ArticleDraft(base: "for \"staff\"", content: content)
    #expect(try ArticleDraft(reading: draft.text) == draft)
  }

  @Test(
    "a mistake in the fields is told with its line",
    arguments: [
      ("---\nbase: a\ntitel: b\n---\ntext", KnowledgeError.unknownField("titel", line: 3)),
      ("---\nbase: a\n---\ntext", .missingField("title")),
      ("---\ntitle: a\nbase:\n---\ntext", .missingField("base")),
      ("text", .missingField("base")), ("", .missingField("base")),
      ("---\nbase: a\ntitle: b\nurl: nowhere\n---\ntext", .badURL("nowhere")),
      ("---\nbase: -a\ntitle: b\n---\ntext", .badName("-a")),
      ("---\nbase: a\ntitle: b\n---\n\n", .empty),
    ])
  func mistakes(_ text: String, _ error: KnowledgeError) {
    #expect(throws: error) { try ArticleDraft(reading: text) }
    #expect(!"\(error)".contains("\n"))
  }
}
