import Desk
import Glibc

/// A text that the user names by its file, or gives on standard input as `-`.
enum TextFile {
  /// With the line ends of this system, and without a byte order mark.
  static func read(_ path: String) throws -> String {
    let bytes = try content(path)
    guard !bytes.contains(0) else {
      throw Failure.badData("\(name(path)): not text, it has NUL bytes; --attach takes any file")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure.badData("\(name(path)): not UTF-8 text; convert it with iconv")
    }
    let lines = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    return lines.first == "\u{FEFF}" ? String(lines.dropFirst()) : lines
  }

  /// All of its bytes, whatever they are.
  static func content(_ path: String) throws -> [UInt8] {
    guard let bytes = bytes(path) else {
      throw Failure.noInput("\(name(path)): \(String(cString: strerror(errno)))")
    }
    return bytes
  }

  private static func name(_ path: String) -> String { path == "-" ? "standard input" : path }

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

extension Failure {
  /// All that is wrong with a file, or with a draft, which has no name.
  init(_ errors: FileErrors, in path: String?) {
    let place = path.map { $0 == "-" ? "standard input: " : $0 + ": " } ?? ""
    let lines = errors.items.map { "\(place)\($0)" }.joined(separator: "\n")
    self = .badData(lines + "; nothing was changed")
  }
}
