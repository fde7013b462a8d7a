import Testing

@testable import Mail

@Suite("Quoting of mbox files")
struct MboxQuotingTests {
  static let rows: [(String, String)] = [
    ("", ""), ("Hello\n", "Hello\n"), ("From here\n", ">From here\n"),
    ("a\nFrom here\nb\n", "a\n>From here\nb\n"), (">From here\n", ">>From here\n"),
    (">>>From here", ">>>>From here"), ("From", "From"), (">>Fro\nm", ">>Fro\nm"),
    (" From here\n", " From here\n"), ("> From here\n", "> From here\n"),
    ("Fromage\n", "Fromage\n"), ("a\r\nFrom b\r\n", "a\r\n>From b\r\n"),
    ("\n\nFrom a\n\nFrom b\n", "\n\n>From a\n\n>From b\n"), (">", ">"), ("a\n>", "a\n>"),
  ]

  @Test("marks each line that could begin a message", arguments: rows, [1, 2, 3, 1_000])
  func quoted(_ row: (String, String), _ size: Int) {
    let bytes = Array(row.0.utf8)
    var quoting = MboxQuoting()
    var out: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: size) {
      out += quoting.quoted(Array(bytes[start..<min(start + size, bytes.count)]))
    }
    out += quoting.end()
    let end = bytes.last == 0x0A || bytes.isEmpty ? "\n" : "\n\n"
    #expect(String(decoding: out, as: UTF8.self) == row.1 + end)
  }

  @Test("takes a line of nothing but marks as it comes")
  func marksAlone() {
    let line = [UInt8](repeating: UInt8(ascii: ">"), count: 1_000_000)
    var quoting = MboxQuoting()
    var out = quoting.quoted(line) + quoting.quoted(line)
    out += quoting.quoted(Array("From ".utf8)) + quoting.end()
    #expect(out.count == 2 * line.count + 1 + 5 + 2)
  }

  @Test("is taken off again", arguments: rows)
  func unquoted(_ row: (String, String)) {
    #expect(String(decoding: MboxQuoting.unquoted(Array(row.1.utf8)), as: UTF8.self) == row.0)
  }

  @Test("the first line names sender and time")
  func separator() {
    let time = Timestamp(seconds: 1_795_420_800)
    let line = MboxSeparator.line(sender: Address("jane@x.example"), time: time, remark: " x")
    #expect(line == "From jane@x.example Mon Nov 23 08:00:00 2026 x\n")
    #expect(MboxSeparator.time(of: line) == time)
    #expect(MboxSeparator.line(sender: nil, time: time).hasPrefix("From MAILER-DAEMON Mon"))
    #expect(MboxSeparator.time(of: "From jane") == nil)
    #expect(MboxSeparator.time(of: "From - Mon Nov 23 08:00:00 2026") == time)
    #expect(MboxSeparator.time(of: "From a@b Mon Nov 23 09:00:00 +0100 2026") == time)
  }
}
