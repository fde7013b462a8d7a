import Testing

@testable import Mail

struct Rendering: Sendable, CustomTestStringConvertible {
  var html: String
  var text: String

  init(_ html: String, _ text: String) {
    self.html = html
    self.text = text
  }

  var testDescription: String { html }
}

@Suite("HTML as text") struct HTMLTextTests {
  @Test(
    "text keeps its words and lines and nothing else",
    arguments: [
      Rendering("", ""),
      Rendering("<html><body></body></html>", ""),
      Rendering("<p> \n &nbsp; </p><div></div>", ""),
      Rendering("plain", "plain"),
      Rendering("a\n  b\t c", "a b c"),
      Rendering("<p>one</p>\n<p>two</p>", "one\n\ntwo"),
      Rendering("<div>one</div><div>two</div>", "one\ntwo"),
      Rendering("<div>one</div><div><br></div><div>two</div>", "one\n\ntwo"),
      Rendering("<div>one<br></div><div>two</div>", "one\ntwo"),
      Rendering(
        "<p class=MsoNormal>one</p><p class=MsoNormal>&nbsp;</p><p class=MsoNormal>two</p>",
        "one\n\ntwo"),
      Rendering(
        "<p class=MsoNormal>one<o:p></o:p></p> <p class=MsoNormal><o:p> &nbsp; </o:p></p>"
          + "<p class=MsoNormal>two</p>", "one\n\ntwo"),
      Rendering("<div>one</div><div>&nbsp;</div><div>&nbsp;</div><div>two</div>", "one\n\ntwo"),
      Rendering("<p class=MsoNormal>one&nbsp;</p><p class=MsoNormal>two</p>", "one\ntwo"),
      Rendering("one<br>two<br><br><br><br>three", "one\ntwo\n\nthree"),
      Rendering("<b>bo</b>ld and <i> italic </i> words", "bold and italic words"),
      Rendering("caf&eacute; &amp; &lt;b&gt; &#8364; &#x1F600; &copy", "café & <b> € 😀 ©"),
      Rendering("a&nbsp;b&nbsp; c", "a b c"),
      Rendering("in&shy;visible z&#8203;ero&#65279;", "invisible zero"),
      Rendering("می&zwnj;خواهم", "می\u{200C}خواهم"),
      Rendering("Hi&zwnj;&nbsp;&zwnj;&nbsp;&zwnj;&nbsp;<br>you", "Hi\u{200C}\nyou"),
      Rendering("<h1>Head</h1>text<h2>Next</h2>more", "Head\n\ntext\n\nNext\n\nmore"),
      Rendering("above<hr>below", "above\n________________________________\nbelow"),
      Rendering("京都<br>に行く", "京都\nに行く"),
    ])
  func words(row: Rendering) {
    #expect(HTMLText.plain(fromHTML: row.html) == row.text)
  }

  @Test(
    "what is not shown to a reader is dropped",
    arguments: [
      Rendering("<head><title>T</title><style>p{}</style></head><body>x", "x"),
      Rendering("<style>p{}</style>x<script>alert(1)</script><!-- c -->y", "xy"),
      Rendering("<div style=\"DISPLAY : none; font-size:1px\">preheader</div>Hello", "Hello"),
      Rendering("<span style='visibility:hidden'>a</span><p hidden>b</p>Hello", "Hello"),
      Rendering("<!--[if mso]><p>Outlook</p><![endif]-->Hello", "Hello"),
      Rendering("<![if !mso]>Hello<![endif]>", "Hello"),
      Rendering("<div style='mso-hide:all'>shown by all others</div>", "shown by all others"),
      Rendering("<template>t</template><iframe>i</iframe><svg><text>s</text></svg>x", "x"),
    ])
  func hidden(row: Rendering) {
    #expect(HTMLText.plain(fromHTML: row.html) == row.text)
  }

  @Test(
    "a link shows its target where the text does not",
    arguments: [
      Rendering(
        "<a href='https://example.com/a?b=1&amp;c=2'>text</a>.",
        "text <https://example.com/a?b=1&c=2>."),
      Rendering("<a href='https://example.com/'>example.com</a>", "example.com"),
      Rendering("<a href='https://Example.com'>http://example.com/</a>", "http://example.com/"),
      Rendering(
        "<a href='https://evil.example/'>https://bank.example/</a>",
        "https://bank.example/ <https://evil.example/>"),
      Rendering("<a href='mailto:a@example.com'>a@example.com</a>", "a@example.com"),
      Rendering("<a href='mailto:a@example.com'>write</a>", "write <a@example.com>"),
      Rendering("<a href='tel:+4930123'>+49 30 123</a>", "+49 30 123"),
      Rendering(
        "<a href='#top'>up</a> <a href='javascript:x()'>do</a> <a name=x>here</a>", "up do here"),
      Rendering(
        "<a href='https://x.example/'><img src=b.png alt='Pay  now'></a>",
        "[Pay now] <https://x.example/>"),
      Rendering("<a href=' https://x.example/a\nb '>x</a>", "x <https://x.example/ab>"),
      Rendering("<img src=x><img alt=''><img alt='Our logo'>", "[Our logo]"),
    ])
  func links(row: Rendering) {
    #expect(HTMLText.plain(fromHTML: row.html) == row.text)
  }

  @Test(
    "lists and tables keep their shape",
    arguments: [
      Rendering("<ul><li>one<li>two</ul>", "- one\n- two"),
      Rendering(
        "x<ol start=9><li>nine<li><p>ten</p><p>more</p></ol>y",
        "x\n\n9. nine\n10. ten\n\n    more\n\ny"),
      Rendering("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "- a\n  - b\n- c"),
      Rendering("<ul><li></li><li>b</li></ul>", "- b"),
      Rendering("<dl><dt>Term<dd>Meaning</dl>", "Term\n  Meaning"),
      Rendering(
        "<table><tr><th>Name</th><th>Size</th></tr><tr><td>a</td><td>1</td></tr></table>",
        "Name | Size\na | 1"),
      Rendering(
        "<table><tr><td><p class=MsoNormal>a</p></td><td><p>b</p></td></tr></table>", "a | b"),
      Rendering("<table><tr><td>a</td><td> &nbsp; </td><td>c</td></tr></table>", "a | c"),
      Rendering("<table><tr><td>To:</td><td>b</td></tr></table>", "To: b"),
      Rendering(
        "<table><tr><td>a<br>b</td><td>c</td></tr><tr><td>d</td></tr></table>", "a\nb\nc\nd"),
      Rendering(
        "<table><tr><td><table><tr><td>in</td></tr></table></td></tr></table>out", "in\n\nout"),
      Rendering("<pre>  a\n    <b>b</b>  c\n\n\n\nd</pre>", "  a\n    b  c\n\nd"),
      Rendering("<div style='white-space: pre-wrap'>a\n  b</div>c", "a\n  b\nc"),
    ])
  func shapes(row: Rendering) {
    #expect(HTMLText.plain(fromHTML: row.html) == row.text)
  }

  @Test(
    "quotes become lines that say so",
    arguments: [
      Rendering("a<blockquote>b<br>c</blockquote>d", "a\n\n> b\n> c\n\nd"),
      Rendering(
        "<blockquote><p>b</p><p>c</p><blockquote>d</blockquote>e</blockquote>",
        "> b\n>\n> c\n>\n>> d\n>\n> e"),
      Rendering("<blockquote type=cite><ul><li>x</ul></blockquote>", "> - x"),
      Rendering(
        "a<blockquote style='margin:0 0 0 40px;border:none;padding:0px'>b</blockquote>", "a\n  b"),
      Rendering("<div class='yahoo_quoted' id='yahoo_quoted_1'>b</div>", "> b"),
      Rendering("<div data-marker='__QUOTED_TEXT__'>b</div>", "> b"),
      Rendering(
        "a<hr><div id='x_divRplyFwdMsg'><b>From:</b> b</div>c",
        "a\n________________________________\nFrom: b\nc"),
      Rendering(
        "a<div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0in 0in 0in'>"
          + "<p class=MsoNormal><b>From:</b> b<br><b>Sent:</b> c</p></div>",
        "a\n________________________________\nFrom: b\nSent: c"),
    ])
  func quotes(row: Rendering) {
    #expect(HTMLText.plain(fromHTML: row.html) == row.text)
  }

  @Test(
    "hostile nesting loses no text",
    arguments: ["div", "blockquote", "b", "table><tr><td", "ul><li", "span", "p", "font size=1"])
  func nesting(tag: String) {
    let html = String(repeating: "<\(tag)>", count: 100_000) + "<p>deep &amp; <i>safe</i>"
    let text = HTMLText.plain(fromHTML: html)
    #expect(text.contains("deep & safe"))
    #expect(text.utf8.count < 1_000)
  }

  @Test("formatting reopened in every paragraph does not exhaust memory")
  func reopenedFormatting() {
    let html = (0..<20_000).map { "<p><b id=b\($0)>word" }.joined()
    #expect(HTMLText.plain(fromHTML: html).hasSuffix("word"))
  }

  @Test("without a tree, tags are taken out all the same")
  func stripped() {
    let html = """
      <HTML><HEAD><STYLE>p{}</STYLE></HEAD><body><!-- <p> --><p>a &amp; b&#33; &x; <br>c
      <blockquote>q</blockquote></blockquote><SCRIPT>s</script ><td>d<td>e<
      """
    var copy = html
    #expect(copy.withUTF8 { TagStripper.text($0) } == "a & b! &x;\nc\n\n> q\n\nd e")
  }

  @Test("five thousand links are all there")
  func manyLinks() {
    let html = (1...5_000).map { "<a href='https://x.example/\($0)'>l\($0)</a> " }.joined()
    let text = HTMLText.plain(fromHTML: html)
    #expect(text.hasPrefix("l1 <https://x.example/1> l2 "))
    #expect(text.hasSuffix("l5000 <https://x.example/5000>"))
  }
}
