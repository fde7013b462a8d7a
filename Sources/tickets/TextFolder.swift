import Foundation

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
    guard (try? folder.resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory == true,
      let found = FileManager.default.enumerator(
        at: folder, includingPropertiesForKeys: [.isRegularFileKey], options: .skipsHiddenFiles)
    else { throw Failure.noInput("\(path): no such folder") }
    let texts = found.compactMap { $0 as? URL }
      .filter { TextFolder.endings.contains($0.pathExtension.lowercased()) }
      .filter { (try? $0.resourceValues(forKeys: [.isRegularFileKey]))?.isRegularFile == true }
    guard !texts.isEmpty else {
      throw Failure.noInput("\(path): no files that end in .txt, .md or the like")
    }
    files = try texts.map(\.path).sorted().map { path in
      let stem = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
      return File(path: path, stem: stem, text: try TextFile.read(path))
    }
  }
}
