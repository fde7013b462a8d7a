import Testing

@testable import Terminal

@Suite("Tables")
struct TableTests {
  static let columns = [
    Table.Column("No", .trailing), Table.Column("From", .leading, .upTo(10)),
    Table.Column("Subject", .leading, .flexible), Table.Column("Who"),
  ]

  private func table(_ rows: [[String]], columns: [Table.Column] = columns) -> Table {
    var table = Table(columns: columns)
    for row in rows { table.append(row.map { Table.Cell($0) }) }
    return table
  }

  private func screen(_ width: Int?, hasColor: Bool = false) -> Screen {
    Screen(isTerminal: true, width: width, palette: Palette(hasColor: hasColor))
  }

  @Test("Columns line up, whatever the script")
  func alignment() {
    let rows = [
      ["7", "Jane", "Refund", "me"], ["123", "山田太郎", "返金のお願い", ""],
      ["8", "José", "👍🏽 thanks", "bob"],
    ]
    #expect(
      table(rows).lines(on: screen(nil)) == [
        " No  From      Subject       Who",
        "  7  Jane      Refund        me",
        "123  山田太郎  返金のお願い",
        "  8  José      👍🏽 thanks     bob",
      ])
  }

  @Test("The flexible column gives way first, the limited one at its limit")
  func flexible() {
    let rows = [["7", "Jane Elizabeth Doe", "A subject that is rather long", "me"]]
    #expect(
      table(rows).lines(on: screen(32))
        == [
          "No  From        Subject      Who",
          " 7  Jane Eliz…  A subject …  me",
        ])
  }

  @Test("No line is wider than the screen", arguments: 20...80)
  func width(_ width: Int) {
    let rows = [
      ["7", "Jane Elizabeth Doe", "A subject that is rather long", "me"],
      ["8", "山田太郎山田太郎", "返金のお願い返金のお願い返金のお願い", "me"],
      ["9", "שלום שלום שלום", "שלום שלום שלום שלום שלום", "me"],
    ]
    for line in table(rows).lines(on: screen(width)) { #expect(line.cellWidth <= width) }
  }

  @Test("Columns that must not be cut overflow rather")
  func whole() {
    let lines = table([["1234567", "Jane", "Refund", "somebody"]]).lines(on: screen(10))
    #expect(lines[1] == "1234567  Jane  Ref…  somebody")
  }

  @Test("Cells are safe, on one line, and do not reorder their neighbours")
  func safety() {
    let lines = table([["1", "a\u{1B}[31m", "x\ny", "שלום"], ["2", "שלום", "12", ""]])
      .lines(on: screen(nil))
    #expect(lines[1] == " 1  a\u{FFFD}[31m  x y      שלום\u{200E}")
    #expect(lines[2] == " 2  שלום\u{200E}    12")
  }

  @Test("Colours wrap the text only")
  func styles() {
    var table = Table(columns: [Table.Column(""), Table.Column("")])
    table.append([Table.Cell("a", .red), Table.Cell("b")])
    table.append([Table.Cell("long"), Table.Cell("c", .dim)])
    #expect(
      table.lines(on: screen(nil, hasColor: true)) == [
        "\u{1B}[31ma\u{1B}[0m     b", "long  \u{1B}[2mc\u{1B}[0m",
      ])
  }

  @Test("A row may be shorter than the table, a table without titles has no line for them")
  func shortRows() {
    let columns = [Table.Column(""), Table.Column("")]
    #expect(
      table([["a"], [], ["b", "c"]], columns: columns).lines(on: screen(80)) == ["a", "", "b  c"])
  }
}
