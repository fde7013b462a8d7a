import Delivery
import Desk
import Mail
import Testing

@Suite("Templates")
struct TemplateTests {
  @Test(
    "values are put in as they are",
    arguments: [
      ("#{{ticket}}: {{subject}}", "#42: <b> & \"x\""),
      ("{{{subject}}} {{&subject}} {{ subject }}", "<b> & \"x\" <b> & \"x\" <b> & \"x\""),
      ("{{text}}", "{{ticket}} {{/x}}\n.\n"),
      ("{{nobody}}{{empty}}.", "."),
      ("{{#subject}}[{{subject}}]{{/subject}}", "[<b> & \"x\"]"),
      ("{{#empty}}[{{empty}}]{{/empty}}{{^empty}}none{{/empty}}", "none"),
      ("{{#nobody}}a{{/nobody}}{{^nobody}}b{{/nobody}}", "b"),
      ("a\n{{#ticket}}\nb\n{{/ticket}}\nc", "a\nb\nc"),
      ("{{! a comment }}x{{}}{{.}}", "x"),
      ("a\r\nb {{ticket}}", "a\r\nb 42"),
      ("plain } { text", "plain } { text"), ("", ""),
      ("{{=<% %>=}}<%ticket%> {{ticket}} <%={{ }}=%>{{ticket}}", "42 {{ticket}} 42"),
      ("a\n  {{! alone }}\t\nb", "a\nb"), ("a {{! not alone }}\nb", "a \nb"),
      ("{{#ticket}}\r\na\r\n{{/ticket}}\r\nb", "a\r\nb"),
      ("{{#ticket}} {{#subject}}\nx\n{{/subject}} {{/ticket}}\n", " \nx\n \n"),
      ("{{#ticket}}{{#empty}}a{{/empty}}{{^empty}}b{{/empty}}{{/ticket}}", "b"),
      ("a\n{{> nothing}}\nb {{> nothing}} c", "a\nb  c"), ("{{ticket.x}}", ""),
    ])
  func rendering(_ text: String, _ expected: String) throws {
    let values = [
      "ticket": "42", "subject": "<b> & \"x\"", "text": "{{ticket}} {{/x}}\n.\n", "empty": "",
    ]
    #expect(try Template(text).render(values) == expected)
  }

  @Test(
    "a text that is no Mustache is refused with its line",
    arguments: [
      ("{{ticket", 1), ("a\n{{#a}}b", 2), ("{{#a}}\n{{/b}}", 2), ("a\n\n{{a b}}", 3),
      ("{{/a}}", 1), ("{{=x=}}", 1), ("{{% COLOUR:RED}}", 1), ("{{!x", 1), ("{{{a}}", 1),
      ("{{#", 1), ("{{^", 1), ("{{/", 1), ("{{!", 1), ("{{{", 1), ("{{&", 1), ("{{>", 1),
      ("{{<", 1), ("{{$", 1), ("{{=", 1), ("{{%", 1), ("{{<a}}{{b}}{{/a}}", 1),
      ("{{lowercased(a)}}", 1), ("{{#a}}{{#b}}{{/a}}{{/b}}", 1), ("x\n{{=<% %>=}}\n<%#a%>", 3),
    ])
  func refusal(_ text: String, _ line: Int) {
    let error = #expect(throws: TemplateError.self) { try Template(text) }
    #expect(error?.line == line, "\(error?.description ?? "")")
    #expect(error?.description.contains("\n") == false)
  }

  @Test("a template knows the names it asks for, also in sections")
  func names() throws {
    let text = "{{a}}{{#b}}{{c}}{{#d}}{{e}}{{/d}}{{/b}}{{^b}}{{f}}{{/b}}{{g.x}}"
    #expect(try Template(text).names == ["a", "b", "c", "d", "e", "f", "g"])
  }

  @Test("the standard texts are templates of known names", arguments: TemplateName.allCases)
  func standard(_ name: TemplateName) throws {
    let template = try Template(name.standard)
    #expect(template.names.isSubset(of: Set(Placeholder.allCases.map(\.rawValue))))
    #expect(!template.render(["text": "t", "ticket": "1"]).contains("{{"))
  }

  @Test("as mail the standard texts are short lines that flow", arguments: TemplateName.allCases)
  func flowed(_ name: TemplateName) throws {
    var values = Dictionary(
      uniqueKeysWithValues: Placeholder.allCases.map { ($0.rawValue, "Grün") })
    values["subject"] = String(repeating: "A subject of many words ", count: 8) + "indeed"
    let text = try Template(name.standard).render(values)
    let raw = OutgoingMail(
      from: Mailbox(address: Address("help@desk.example")), to: [], subject: "",
      date: Timestamp(seconds: 0), messageID: MessageID("a@b"), text: text
    ).composed()
    #expect(raw.split(separator: UInt8(ascii: "\n")).allSatisfy { $0.count <= 78 })
    #expect(Message(reading: raw).text == text)
  }

  @Test("their sentences are one line a paragraph", arguments: TemplateName.allCases)
  func paragraphs(_ name: TemplateName) {
    let lines = name.standard.split(separator: "\n", omittingEmptySubsequences: false)
    for (line, next) in zip(lines, lines.dropFirst()) where line.count > 60 {
      #expect(next.isEmpty || next.hasPrefix("{{"))
    }
  }
}
