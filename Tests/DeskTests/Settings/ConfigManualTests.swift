import Foundation
import Testing

@testable import Desk

@Suite("tickets-config(5)")
struct ConfigManualTests {
  /// Each `.It Cm KEY` with the text up to the next.
  static func items() throws -> [(key: String, text: String)] {
    let root = URL(filePath: #filePath).appending(path: "../../../..").standardized
    let page = try String(contentsOf: root.appending(path: "man/tickets-config.5"), encoding: .utf8)
    return page.components(separatedBy: "\n.It Cm ").dropFirst().map { item in
      let lines = item.split(separator: "\n", maxSplits: 1)
      return (String(lines[0]), String(lines[1].prefix(upTo: end(of: lines[1]))))
    }
  }

  private static func end(of text: Substring) -> Substring.Index {
    text.range(of: "\n.El")?.lowerBound ?? text.endIndex
  }

  @Test("the page and the program know the same keys")
  func keys() throws {
    let documented = try ConfigManualTests.items().map(\.key)
    #expect(documented.sorted() == SettingKey.allCases.map(\.rawValue).sorted())
  }

  @Test("the page gives each default and each name of H-Sphere's")
  func facts() throws {
    for (name, text) in try ConfigManualTests.items() {
      let key = try SettingKey.named(name)
      let isTemplate = TemplateName.allCases.contains { $0.key == key }
      let standard =
        isTemplate ? "the standard text" : key.standard.isEmpty ? "none" : key.standard
      #expect(text.hasSuffix("\nDefault: \(standard)."), "\(name)")
      let hSphere = text.split(separator: "\n").filter { $0.hasPrefix("H-Sphere: ") }
      #expect(hSphere == (key.hSphereName.map { ["H-Sphere: \($0)."] } ?? []), "\(name)")
    }
  }
}
