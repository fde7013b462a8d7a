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
    let files = FileManager.default
    guard let found = try? files.subpathsOfDirectory(atPath: path) else {
      throw Failure.noInput("\(path): no such folder")
    }
    let texts = found.filter(TextFolder.isText)
      .map { path + (path.hasSuffix("/") ? "" : "/") + $0 }
      .filter {
        let attributes = try? files.attributesOfItem(atPath: $0)
        return attributes?[.type] as? FileAttributeType == .typeRegular
      }
    guard !texts.isEmpty else {
      throw Failure.noInput("\(path): no files that end in .txt, .md or the like")
    }
    self.files = try texts.sorted().map { path in
      let stem = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
      return File(path: path, stem: stem, text: try TextFile.read(path))
    }
  }

  private static func isText(_ path: String) -> Bool {
    let isHidden = path.split(separator: "/").contains { $0.hasPrefix(".") }
    return !isHidden && endings.contains(URL(fileURLWithPath: path).pathExtension.lowercased())
  }
}
