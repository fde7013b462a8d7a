import BlackBox
import Foundation
import Testing

/// Contrib/bench/doubling.py, on small mails and the programs as they are built here.
@Suite("Growth")
struct DoublingTests {
  private static let script = URL(filePath: #filePath)
    .appending(path: "../../../Contrib/bench/doubling.py").standardized.path

  @Test("A mail twice as long is about twice the work, whatever is in it")
  func doubling() throws {
    let programs = URL(filePath: Binaries.ingest).deletingLastPathComponent().path
    let run = try Command("/usr/bin/python3", [Self.script, programs]).run()
    #expect(run.end == .exit(0), "\(run.text)\(run.errors)")
    #expect(run.lines.count >= 45)
  }
}
