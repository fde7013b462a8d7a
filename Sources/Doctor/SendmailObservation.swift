internal import Desk
import Glibc

extension SendmailFacts {
  init(path: String, isNeeded: Bool) {
    self.init(path: path, file: SendmailFacts.file(path), isNeeded: isNeeded)
  }

  private static func file(_ path: String) -> File {
    var info = stat()
    guard stat(path, &info) == 0 else { return .missing }
    guard info.st_mode & S_IFMT == S_IFREG else { return .noFile }
    guard access(path, X_OK) == 0 else { return .notExecutable }
    return .program(isOpen: info.st_mode & 0o002 != 0)
  }
}
