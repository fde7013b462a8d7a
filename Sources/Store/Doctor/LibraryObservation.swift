internal import CSQLite
package import Desk
import Glibc
internal import Text

extension LibraryFacts {
  /// Looks through the open files of all processes that we may look at: proc(5), /proc/PID/fd.
  package init(of location: StoreLocation) {
    self.init(
      version: Int(sqlite3_libversion_number()), writers: OpenFiles.writers(of: location.path),
      path: location.path)
  }
}

/// Who has a file open.
private enum OpenFiles {
  private static let own = ["ingest", "tickets"]

  static func writers(of path: String) -> [LibraryFacts.Writer] {
    var file = stat()
    guard stat(path, &file) == 0 else { return [] }
    return names(in: "/proc").compactMap { Int($0) }.sorted().compactMap { process in
      guard isWriting(process, file),
        let name = SmallFile.text("/proc/\(process)/comm")?.prefix(while: { !$0.isNewline }),
        !own.contains(String(name))
      else { return nil }
      return LibraryFacts.Writer(process: process, program: Sanitizer.excerpt(String(name)))
    }
  }

  private static func isWriting(_ process: Int, _ file: stat) -> Bool {
    names(in: "/proc/\(process)/fd").contains { descriptor in
      var open = stat()
      return stat("/proc/\(process)/fd/\(descriptor)", &open) == 0
        && open.st_dev == file.st_dev && open.st_ino == file.st_ino
        && isWritable("/proc/\(process)/fdinfo/\(descriptor)")
    }
  }

  /// `flags:` is octal, as open(2) has them.
  private static func isWritable(_ path: String) -> Bool {
    let line = SmallFile.text(path)?.split(separator: "\n").first { $0.hasPrefix("flags:") }
    let flags = line.flatMap { Int32($0.dropFirst(6).drop { $0.isWhitespace }, radix: 8) } ?? 0
    return flags & O_ACCMODE != O_RDONLY
  }

  private static func names(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      names.append(
        withUnsafePointer(to: &entry.pointee.d_name) { name in
          name.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        })
    }
    return names
  }
}
