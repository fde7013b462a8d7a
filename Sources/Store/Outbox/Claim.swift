import Glibc

/// The process that is sending a mail, in a form that outlives it: whether it still lives can be
/// told although process numbers are used again.
package struct Claim: Hashable, Sendable {
  /// `PID STARTTIME BOOT`, proc(5).
  let text: String

  /// This process.
  package static var own: Claim { Claim(text: identity(of: getpid()) ?? "\(getpid()) ? ?") }

  var isAlive: Bool {
    guard let process = text.split(separator: " ").first.flatMap({ pid_t($0) }) else {
      return false
    }
    return Claim.identity(of: process) == text
  }

  private static func identity(of process: pid_t) -> String? {
    guard let status = SmallFile.text("/proc/\(process)/stat"),
      let name = status.lastIndex(of: ")"),
      let boot = SmallFile.text("/proc/sys/kernel/random/boot_id")
    else { return nil }
    // proc(5): state is the field after the name, starttime the 20th after it.
    let fields = status[status.index(after: name)...].split(separator: " ")
    guard fields.count > 19, fields[0] != "Z" else { return nil }
    return "\(process) \(fields[19]) \(boot.prefix { !$0.isNewline })"
  }
}
