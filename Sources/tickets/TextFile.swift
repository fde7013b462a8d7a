import Desk
import Foundation
import Glibc

/// A text that the user names by its file, or gives on standard input as `-`.
enum TextFile {
  static func read(_ path: String) throws -> String {
    guard let text = String(validating: try bytes(path), as: UTF8.self) else {
      throw Failure.badData("\(named(path)): not UTF-8 text; convert it with iconv")
    }
    return text
  }

  private static func bytes(_ path: String) throws -> Data {
    do {
      // A handle, since Data reads no pipes and no devices.
      let file =
        path == "-"
        ? FileHandle.standardInput
        : try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      return try file.readToEnd() ?? Data()
    } catch {
      throw Failure.noInput("\(named(path)): \(reason(error))")
    }
  }

  static func named(_ path: String) -> String { path == "-" ? "standard input" : path }

  /// The system's word for it, where Foundation has kept it.
  private static func reason(_ error: any Error) -> String {
    let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError ?? error as NSError
    return cause.domain == NSPOSIXErrorDomain
      ? String(cString: strerror(Int32(cause.code))) : "cannot be read"
  }
}

extension Failure {
  /// All that is wrong with a file, or with a draft, which has no name.
  init(_ errors: FileErrors, in path: String?) {
    let place = path.map { TextFile.named($0) + ": " } ?? ""
    let lines = errors.items.map { "\(place)\($0)" }.joined(separator: "\n")
    self = .badData(lines + "; nothing was changed")
  }
}
