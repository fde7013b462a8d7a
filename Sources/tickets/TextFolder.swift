import FoundationEssentials

/// Text and Markdown files in a folder and its folders, by their paths.
struct TextFolder {
  struct File {
    let path: String
    /// Its name without the ending.
    let stem: String
    let text: String
  }

  let files: [File]

  private static let endings: Set = ["md", "markdown", "mustache", "text", "txt"]

  /// Hidden files and files with other endings are passed over.
  init(_ path: String) throws {
    let folder = URL(fileURLWithPath: path, isDirectory: true)
    guard let found = try? FileManager.default.subpathsOfDirectory(atPath: path) else {
      throw Failure.noInput("\(path): no such folder")
    }
    let texts = found.filter { !$0.split(separator: "/").contains { $0.hasPrefix(".") } }
      .map(folder.appendingPathComponent)
      .filter { TextFolder.endings.contains($0.pathExtension.lowercased()) }
      .filter(TextFolder.isFile)
    guard !texts.isEmpty else {
      throw Failure.noInput("\(path): no files that end in .txt, .md or similar")
    }
    files = try texts.map(\.path).sorted().map { path in
      let stem = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
      return File(path: path, stem: stem, text: try TextFile.read(path))
    }
  }

  private static func isFile(_ file: URL) -> Bool {
    let attributes = try? FileManager.default.attributesOfItem(atPath: file.path)
    return attributes?[.type] as? FileAttributeType == .typeRegular
  }
}
