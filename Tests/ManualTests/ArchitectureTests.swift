import Foundation
import Testing

@Suite("Sources/README.md describes the source as it is")
struct ArchitectureTests {
  private static let root = URL(filePath: #filePath).appending(path: "../../..").standardized
  private static let sources = root.appending(path: "Sources")

  /// What the table of modules allows, by module.
  private let allowed: [String: Set<String>]
  private let text: String

  init() throws {
    text = try String(
      contentsOf: ArchitectureTests.sources.appending(path: "README.md"), encoding: .utf8)
    let table = text.components(separatedBy: "\n## Modules\n")[1]
      .components(separatedBy: "\n## ")[0]
    allowed = table.split(separator: "\n").filter { $0.hasPrefix("| `") }.reduce(into: [:]) {
      let cells = $1.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      for module in ArchitectureTests.quoted(in: cells[1]) {
        $0[module] = Set(ArchitectureTests.quoted(in: cells[2]))
      }
    }
  }

  private static func quoted(in text: String) -> [String] {
    text.matches(of: /`([^`]+)`/).map { String($0.output.1) }
  }

  /// The Swift files of each module.
  private func files() throws -> [(module: String, path: String, text: String)] {
    let paths = try FileManager.default.subpathsOfDirectory(
      atPath: ArchitectureTests.sources.path)
    return try paths.filter { $0.hasSuffix(".swift") }.map { path in
      let file = ArchitectureTests.sources.appending(path: path)
      return (
        String(path.prefix { $0 != "/" }), path, try String(contentsOf: file, encoding: .utf8)
      )
    }
  }

  /// The dependencies of each target below Sources, as Package.swift has them.
  private func dependencies() throws -> [String: Set<String>] {
    let manifest = try String(
      contentsOf: ArchitectureTests.root.appending(path: "Package.swift"), encoding: .utf8)
    let targets = manifest.components(separatedBy: "\n  targets: [")[1]
      .split(separator: /\n    \.\w+\(/).map(String.init)
    return targets.reduce(into: [:]) { dependencies, target in
      guard let name = target.firstMatch(of: /name: "([\w-]+)"/)?.output.1 else { return }
      let list = target.firstMatch(of: /dependencies: \[([^\]]*)\]/)?.output.1 ?? ""
      let words = list.replacing(/package: "[^"]*"/, with: "").matches(of: /"([^"]+)"/)
      dependencies[String(name)] = Set(words.map { String($0.output.1) })
    }
  }

  @Test("Every file and folder that it names is there")
  func paths() throws {
    let places = ["Tests/", "Contrib/", "man/"]
    let paths = ArchitectureTests.quoted(in: text).filter {
      $0.contains("/") || $0.hasSuffix(".swift")
    }
    #expect(paths.count > 40)
    for path in paths {
      let isBelowRoot = places.contains { path.hasPrefix($0) } || path == "Package.swift"
      let base = isBelowRoot ? ArchitectureTests.root : ArchitectureTests.sources
      #expect(
        FileManager.default.fileExists(atPath: base.appending(path: path).path), "\(path)")
    }
  }

  @Test("The table has every module")
  func modules() throws {
    let folders = try FileManager.default.contentsOfDirectory(
      at: ArchitectureTests.sources, includingPropertiesForKeys: [.isDirectoryKey]
    ).filter { try $0.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true }
    #expect(Set(allowed.keys) == Set(folders.map(\.lastPathComponent)))
  }

  @Test("No module imports what the table does not allow")
  func imports() throws {
    let files = try files()
    #expect(files.count > 400)
    for file in files {
      for line in file.text.matches(of: /(?m)^(?:(?:package|internal|public) )?import (\w+)/) {
        let module = String(line.output.1)
        #expect(
          module == "Glibc" || allowed[file.module]?.contains(module) == true,
          "\(file.path) imports \(module)")
      }
    }
  }

  @Test("Package.swift gives each module what the table allows")
  func manifest() throws {
    let dependencies = try dependencies()
    for (module, imports) in allowed {
      #expect(dependencies[module] == imports.subtracting(["FoundationEssentials"]), "\(module)")
    }
  }

  @Test("SQL is in Store only, and GMime in Mail only")
  func borders() throws {
    let words = [
      "SELECT", "INSERT (OR \\w+ )?INTO", "DELETE FROM", "UPDATE \\w+ SET", "CREATE (TABLE|VIEW)",
    ]
    let statement = try Regex("\\b(\(words.joined(separator: "|"))) ")
    for file in try files() {
      let code = file.text.split(separator: "\n").filter { !$0.contains("///") }
        .joined(separator: "\n")
      #expect(file.module == "Store" || !code.contains(statement), "SQL in \(file.path)")
      #expect(file.module == "Mail" || !code.contains("import CGMime"), "GMime in \(file.path)")
    }
    #expect(try files().contains { $0.module == "Store" && $0.text.contains(statement) })
  }
}
