internal import CLinux
import Glibc
internal import Store

/// How this process was started, as the kernel told it: also where there is no /proc.
package enum OwnProgram {
  /// The command line behind the program's name; nil when there is not even a name, and options may
  /// be missing. (Since Linux 5.18 a program that is given no word at all has an empty one.)
  package static var arguments: [String]? {
    guard var words = linux_command_line(), let name = words.pointee, name.pointee != 0 else {
      return nil
    }
    var arguments: [String] = []
    words += 1
    while let word = words.pointee {
      arguments.append(String(cString: word))
      words += 1
    }
    return arguments
  }

  /// By which it can be started once more; nil when the kernel does not say.
  static var path: String? { linux_program_path().map { String(cString: $0) } }

  /// Our programs are installed side by side.
  package static var ingest: String {
    guard let path, let whole = realpath(path, nil) else { return "ingest" }
    defer { free(whole) }
    return StoreLocation(path: String(cString: whole)).folder + "/ingest"
  }
}
