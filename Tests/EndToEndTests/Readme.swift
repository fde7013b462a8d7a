import Foundation

/// What README.md gives to paste.
enum Readme {
  private static let repository = URL(filePath: #filePath).appending(path: "../../..").standardized

  static func text(_ path: String = "README.md") throws -> String {
    try String(contentsOf: repository.appending(path: path), encoding: .utf8)
  }

  /// The first block under a heading.
  static func block(under heading: String) throws -> String {
    try blocks(under: heading).first ?? ""
  }

  /// The blocks under a heading, up to the next one.
  static func blocks(under heading: String) throws -> [String] {
    var blocks: [String] = []
    var isWithin = false
    let lines = try text().components(separatedBy: "\n")
    for line in lines.drop(while: { $0 != heading }).dropFirst() {
      if isWithin {
        isWithin = line != "```"
        if isWithin { blocks[blocks.count - 1] += line + "\n" }
      } else if line.hasPrefix("```") {
        isWithin = true
        blocks.append("")
      } else if line.hasPrefix("#") {
        break
      }
    }
    return blocks
  }
}
