import BlackBox
import Testing

/// A call that the filter of a unit refuses mostly shows nowhere: without landlock(7) mail is read all
/// the same, less locked up.
@Suite("The filters of system calls of the systemd units")
struct SystemCallFilterTests {
  @Test("let a poll make all its calls")
  func poll() throws {
    let dovecot = try Dovecot()
    try dovecot.configure("support")
    try dovecot.deliver(Letter("a@x"), to: "support")
    let calls = try dovecot.machine.calls(of: "tickets poll")
    #expect(calls.contains("landlock_restrict_self"))
    #expect(calls.subtracting(try dovecot.machine.allowed(by: "poll")) == [])
    #expect(try dovecot.machine.ticketCount == 1)
  }

  @Test("let maintain make all its calls")
  func maintain() throws {
    let machine = try Machine()
    try machine.makeStore()
    let calls = try machine.calls(of: "env TICKETS_SENDING=later tickets maintain")
    #expect(calls.contains("flock"))
    #expect(calls.subtracting(try machine.allowed(by: "maintain")) == [])
  }
}

extension Machine {
  fileprivate func calls(of command: String) throws -> Set<String> {
    try run("strace -f -qq -e signal=none -o /srv/calls \(command) >/dev/null")
    let names = try run("sed -n 's/^[0-9]* *\\([a-z_0-9]*\\)(.*/\\1/p' /srv/calls | sort -u")
    return Set(names.split(separator: "\n").map(String.init))
  }

  /// What the sets of systemd-analyze(1) hold, sets in them too.
  fileprivate func allowed(by unit: String) throws -> Set<String> {
    let file = contrib("systemd/tickets-\(unit).service")
    var names = try run("sed -n 's/^SystemCallFilter=//p' \(file)").split { " \n".contains($0) }
    var allowed: Set<String> = []
    while let name = names.popLast() {
      guard allowed.insert(String(name)).inserted, name.hasPrefix("@") else { continue }
      names += try run("systemd-analyze syscall-filter \(name) | grep -v '#'")
        .split { " \n".contains($0) }.filter { $0 != name }
    }
    return allowed
  }
}
