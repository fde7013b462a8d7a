import Foundation
import Testing

@testable import Desk

@Suite("tickets-query(7) and the parser agree")
struct QueryManualTests {
  let manual: String

  init() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    manual = try String(
      contentsOf: root.appendingPathComponent("man/tickets-query.7"), encoding: .utf8)
  }

  @Test("Every term has its entry, and every entry is a term")
  func terms() {
    let entries = manual.split(separator: "\n").filter { $0.hasPrefix(".It Cm ") }
      .compactMap { line in
        line.range(of: "\\&:").map { String(line[line.startIndex..<$0.lowerBound].dropFirst(7)) }
      }
    #expect(Set(entries) == Set(QueryTermName.allCases.map(\.rawValue)))
  }

  @Test("Every fixed value is named", arguments: QueryTermName.allCases)
  func values(_ name: QueryTermName) {
    for value in name.values { #expect(manual.contains("Cm \(value)"), "\(name):\(value)") }
  }

  @Test("The limits are the parser's")
  func limits() {
    for limit in [
      "\(QueryLimits.length) bytes", "\(QueryLimits.terms) terms", "\(QueryLimits.ranges) ranges",
      "\(QueryLimits.depth) levels",
    ] {
      #expect(manual.contains(limit))
    }
  }

  @Test("Every example is a query")
  func examples() throws {
    let examples = manual.split(separator: "\n").filter { $0.hasPrefix(".Dl tickets ") }
    #expect(examples.count >= 9)
    for line in examples {
      let query = String(line.split(separator: "'")[1]).replacing("\\(dq", with: "\"")
      #expect(throws: Never.self) { try parsed(query) }
    }
  }
}
