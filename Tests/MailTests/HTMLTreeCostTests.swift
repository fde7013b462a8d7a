import Testing

@testable import Mail

/// Each row is a piece of HTML that leaves elements open, or none, when it is repeated.
@Suite("Cost of HTML trees")
struct HTMLTreeCostTests {
  private static func steps(_ piece: String, _ count: Int) -> Int {
    var html = String(repeating: piece, count: count)
    return html.withUTF8 { HTMLTreeCost.steps($0, most: .max) ?? .max }
  }

  private static func growth(_ piece: String) -> Double {
    Double(steps(piece, 4_000)) / Double(steps(piece, 2_000))
  }

  @Test(
    "what people's programs write costs as much as it is long",
    arguments: [
      "<p>one", "<p>one</p>", "<div><p>one</div>", "<table><tr><td>x<td>y<tr><td>z</table>", "<br>",
      "<ul><li>x<li>y</ul>", "<select><option>x<option>y</select>", "<dl><dt>x<dd>y</dl>",
      "<b>x</b> <i>y</i>", "<a href='x>y'>z</a>", "<!-- </div> -->", "<style>p > a {}</style>",
      "<!--[if mso]><table><![endif]--> <!--[if mso]></table><![endif]--></table>",
      "<svg><path/></path></svg>",
    ])
  func linear(_ piece: String) {
    #expect(Self.growth(piece) < 2.1)
  }

  @Test(
    "what stays open costs the square, however its end is feigned",
    arguments: [
      "<div>", "<b>", "<table><tr><td>", "<div title='</div>'>", "<div title=\"x></div>\">",
      "<div><!-- </div> -->", "<div><!-- > </div> -->", "<div><style></div></style>",
      "<div><title></div></title>", "<div><svg><![CDATA[></svg></div>]]></svg>",
      "<div><table><td></div></td></table>", "<span><p></span></p>", "<b><p></b></p>",
      "<svg><link>", "<div></ div>", "<object><p></object>",
      "<div><script><!--<script></script></div></script>",
    ])
  func square(_ piece: String) {
    #expect(Self.growth(piece) > 3)
  }

  @Test("formatting costs for each byte of text within it")
  func formatting() {
    let nest = String(repeating: "<span>", count: 1_000)
    let text = String(repeating: "x", count: 100_000)
    #expect(Self.steps(nest + "<b>" + text, 1) > 4 * Self.steps(nest + "<q>" + text, 1))
  }

  @Test("attributes are compared with one another")
  func attributes() {
    let few = Self.steps("<p \(String(repeating: "a=1 ", count: 10_000))>", 1)
    let many = Self.steps("<p \(String(repeating: "a=1 ", count: 20_000))>", 1)
    #expect(many > 3 * few)
  }
}
