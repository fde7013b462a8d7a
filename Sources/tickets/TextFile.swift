import Glibc

/// A text that the user names by its file, or gives on standard input as `-`.
enum TextFile {
  static func read(_ path: String) throws -> String {
    let name = path == "-" ? "standard input" : path
    guard let bytes = bytes(path) else {
      throw Failure.noInput("\(name): \(String(cString: strerror(errno)))")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure.badData("\(name): not UTF-8 text; convert it with iconv")
    }
    return text
  }

  /// Nil, and the reason in `errno`, when it cannot be read.
  private static func bytes(_ path: String) -> [UInt8]? {
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { if descriptor != STDIN_FILENO { close(descriptor) } }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &piece, piece.count)
      if count == 0 { return bytes }
      if count < 0, errno != EINTR { return nil }
      if count > 0 { bytes += piece[..<count] }
    }
  }
}
