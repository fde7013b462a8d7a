internal import CLinux
import Glibc
internal import Mail

/// The process that holds the write lock, as it has written it into `FILE.lock`.
package struct LockHolder: Hashable, Sendable {
  package var process: Int32
  package var program: String
  /// RFC 3339.
  package var since: String

  /// This process, from now on.
  static var own: LockHolder {
    var name = [CChar](repeating: 0, count: 16)
    linux_program_name(&name)
    let program = name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return LockHolder(
      process: getpid(), program: String(decoding: program, as: UTF8.self),
      since: Timestamp.now().rfc3339)
  }
}

extension LockHolder: CustomStringConvertible {
  package var description: String { "process \(process) (\(program)) since \(since)" }
}

extension LockHolder {
  /// What `FILE.lock` says while it is held, and after: always as long, so that one write changes it.
  /// A lock file says nothing before there is a store.
  static let recordSize = 96
  static let freeRecord = record("free")
  private static let beginning = "held by process "

  var record: [UInt8] {
    LockHolder.record("\(LockHolder.beginning)\(process) (\(program)) since \(since)")
  }

  private static func record(_ text: String) -> [UInt8] {
    let bytes = text.utf8.prefix(recordSize - 1)
    return bytes + [UInt8](repeating: 0x20, count: recordSize - 1 - bytes.count) + [0x0A]
  }

  /// Nil when it is not told who holds it: the process named has ended without a word, or is another
  /// one by now. Whoever may write the store may write this.
  init?(record: [UInt8]) {
    let text = String(decoding: record, as: UTF8.self)
    guard text.hasPrefix(LockHolder.beginning) else { return nil }
    let words = text.dropFirst(LockHolder.beginning.count).split(whereSeparator: \.isWhitespace)
    guard words.count == 4, let process = Int32(words[0]), process > 0, words[2] == "since",
      words[1].hasPrefix("("), words[1].hasSuffix(")"),
      (words[1] + words[3]).utf8.allSatisfy({ (0x21...0x7E).contains($0) })
    else { return nil }
    self.init(
      process: process, program: String(words[1].dropFirst().dropLast()), since: String(words[3]))
    guard isAlive else { return nil }
  }

  /// Of processes of others we may only know that they live.
  private var isAlive: Bool {
    guard kill(process, 0) == 0 || errno == EPERM else { return false }
    guard let name = KernelLocks.program(process) else { return true }
    return name == program
  }
}
