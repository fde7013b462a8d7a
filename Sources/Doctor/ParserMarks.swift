internal import Delivery
import Glibc
internal import Store

/// What mails that killed their parser have left beside the store.
enum ParserMarks {
  static func paths(of location: StoreLocation) -> [String] {
    guard let folder = opendir(location.folder) else { return [] }
    defer { closedir(folder) }
    let beginning = ParserGuard.marks(of: location.path)
    var paths: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      let path = parent(of: location.path) + name
      if path.hasPrefix(beginning) { paths.append(path) }
    }
    return paths.sorted()
  }

  /// With its slash; empty for the current folder.
  private static func parent(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }
}
