import Foundation

/// What README.md gives to paste.
enum Readme {
  private static let repository = URL(filePath: #filePath).appending(path: "../../..").standardized

  static func text(_ path: String = "README.md") throws -> String {
    try String(contentsOf: repository.appending(path: path), encoding: .utf8)
  }

  /// The first block under a heading.
  static func block(under heading: String) throws -> String {
    let lines = try text().components(separatedBy: "\n")
    let section = lines.drop { $0 != heading }.dropFirst().prefix { !$0.hasPrefix("## ") }
    let block = section.drop { !$0.hasPrefix("```") }.dropFirst().prefix { $0 != "```" }
    return block.map { $0 + "\n" }.joined()
  }
}
