import Glibc

/// An open file whose parts are read where they are needed.
final class MailFile: Sendable {
  let path: String
  private let descriptor: Int32

  init(_ path: String) throws(ImportProblem) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadable(path, errno) }
    self.path = path
  }

  /// Standard input: a pipe is copied into a file without a name, for it is read twice.
  init(standardInput: Int32) throws(ImportProblem) {
    path = "standard input"
    var info = stat()
    if fstat(standardInput, &info) == 0, info.st_mode & S_IFMT == S_IFREG {
      descriptor = dup(standardInput)
      return
    }
    guard let file = tmpfile() else { throw .unreadable(path, errno) }
    defer { fclose(file) }
    descriptor = dup(fileno(file))
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(standardInput, &piece, piece.count)
      if count == 0 { break }
      guard count > 0, Glibc.write(descriptor, piece, count) == count else {
        throw .unreadable(path, errno)
      }
    }
    // An import that begins anew finds it there, see ParserRestart.
    _ = dup2(descriptor, standardInput)
  }

  deinit {
    close(descriptor)
  }

  var modified: Int64 {
    var info = stat()
    return fstat(descriptor, &info) == 0 ? Int64(info.st_mtim.tv_sec) : 0
  }

  var size: Int {
    var info = stat()
    return fstat(descriptor, &info) == 0 ? Int(info.st_size) : 0
  }

  /// Fewer bytes only at the end of the file.
  func read(from offset: Int, count: Int) throws(ImportProblem) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      let got = bytes.withUnsafeMutableBytes { buffer in
        pread(descriptor, buffer.baseAddress?.advanced(by: filled), count - filled, offset + filled)
      }
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else { throw .unreadable(path, errno) }
      if got == 0 { break }
      filled += got
    }
    return filled == count ? bytes : Array(bytes[..<filled])
  }
}

/// A file that could not be imported; the others were.
package struct ImportProblem: Error, Hashable, Sendable {
  package enum Kind: Sendable {
    /// It cannot be read.
    case unreadable
    /// It holds no mail.
    case notMail
  }

  package var kind: Kind
  /// One line that names the file.
  package var text: String

  static func unreadable(_ path: String, _ code: Int32) -> ImportProblem {
    ImportProblem(kind: .unreadable, text: "\(path): \(String(cString: strerror(code)))")
  }
}
