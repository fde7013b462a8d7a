/// Whether the lock that every writer takes can be had.
package enum LockFacts: Sendable {
  case free
  /// - Parameter seconds: waited for it in vain.
  case held(by: Holder?, seconds: Int)

  /// The process, as far as /proc tells.
  package struct Holder: Hashable, Sendable {
    package var process: Int
    package var program: String
    /// Seconds since it was started.
    package var age: Int64

    package init(process: Int, program: String, age: Int64) {
      self.process = process
      self.program = program
      self.age = age
    }
  }

  var findings: [Finding] {
    switch self {
    case .free: return [.ok("lock", "free")]
    case .held(let holder, let seconds):
      let who =
        holder.map {
          "process \($0.process) (\($0.program)), started \(Age.text(seconds: $0.age)) ago"
        } ?? "another process"
      let end = holder.map { "or end it: kill \($0.process)" } ?? "or find it: fuser -v FILE.lock"
      return [
        .problem(
          "lock", "held by \(who), still after \(seconds) s: deliveries wait, and are deferred",
          "let it finish, \(end)")
      ]
    }
  }
}
