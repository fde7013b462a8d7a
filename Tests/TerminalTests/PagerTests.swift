import Glibc
import Testing

@testable import Terminal

@Suite("Pager", .serialized)
struct PagerTests {
  struct Row: Sendable {
    var isTerminal = true
    var pager: String?
    var command: String?
  }

  static let commands = [
    Row(pager: "most", command: "most"),
    Row(pager: "less -S", command: "less -S"),
    Row(pager: "cat", command: nil),
    Row(pager: "", command: nil),
    Row(isTerminal: false, pager: "most", command: nil),
    Row(isTerminal: false, pager: nil, command: nil),
  ]

  @Test("$PAGER pages a terminal only", arguments: commands)
  func command(_ row: Row) {
    let environment = row.pager.map { ["PAGER": $0] } ?? [:]
    #expect(Pager(isTerminal: row.isTerminal, environment: environment).command == row.command)
  }

  @Test("Without $PAGER it is less")
  func usual() throws {
    let command = try #require(Pager(isTerminal: true, environment: [:]).command)
    #expect(command.contains("exec less"))
  }

  /// What the pager writes to descriptor 1 of its own file, and what is printed directly.
  private func shown(
    _ text: String, pager: String, environment: [String: String] = [:]
  ) throws -> (paged: String, direct: String) {
    let paged = try ScratchFile()
    let direct = try ScratchFile()
    var variables = environment
    variables["PAGER"] = "{ \(pager) ; } > /dev/fd/\(paged.descriptor) 2>/dev/null"
    variables["PATH"] = "/usr/bin:/bin"
    try Pager(isTerminal: true, environment: variables).show(text, directlyTo: direct.descriptor)
    return (paged.contents, direct.contents)
  }

  @Test("The pager reads all of the text, to the end")
  func whole() throws {
    let text = String(repeating: "Grüße, 日本語\n", count: 100_000)
    let result = try shown(text, pager: "cat")
    #expect(result.paged == text)
    #expect(result.direct == "")
  }

  @Test("A pager that is left early ends nothing else")
  func early() throws {
    let result = try shown(String(repeating: "x", count: 1_000_000), pager: "head -c 3")
    #expect(result.paged == "xxx")
    #expect(result.direct == "")
  }

  @Test("Without a pager to be found the text is printed directly")
  func missing() throws {
    let result = try shown("text", pager: "no-such-pager-anywhere")
    #expect(result.direct == "text")
  }

  @Test("Without a terminal the text is printed directly")
  func direct() throws {
    let file = try ScratchFile()
    try Pager(isTerminal: false, environment: ["PAGER": "false"])
      .show("text", directlyTo: file.descriptor)
    #expect(file.contents == "text")
  }

  @Test("less gets its options from us unless it has some")
  func options() throws {
    #expect(try shown("", pager: "printf %s \"$LESS\"").paged == "FRX")
    let own = try shown("", pager: "printf %s \"$LESS\"", environment: ["LESS": "S"])
    #expect(own.paged == "S")
  }

  @Test("A reader that has gone is no error, a full disk is one")
  func failures() throws {
    var ends: [Int32] = [-1, -1]
    try #require(pipe(&ends) == 0)
    close(ends[0])
    defer { close(ends[1]) }
    try Output.write("text", to: ends[1])
    let full = open("/dev/full", O_WRONLY)
    defer { close(full) }
    #expect(throws: OutputError.cannotWrite(ENOSPC)) { try Output.write("text", to: full) }
  }
}

/// An unnamed file, gone when it is closed.
private final class ScratchFile {
  let descriptor: Int32

  init() throws {
    let file = try #require(tmpfile())
    descriptor = dup(fileno(file))
    fclose(file)
  }

  deinit { close(descriptor) }

  var contents: String {
    lseek(descriptor, 0, SEEK_SET)
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = read(descriptor, &buffer, buffer.count), count > 0 {
      bytes += buffer[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
