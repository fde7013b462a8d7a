import BlackBox
import Foundation
import Testing

@Suite("The README")
struct ReadmeTests {
  @Test("has one block of commands each to try it and to test it")
  func contract() throws {
    #expect(try Readme.blocks(under: "## Try it") == ["Contrib/quickstart\n"])
    #expect(try Readme.blocks(under: "## Test") == ["Contrib/test\n"])
  }

  @Test("shows what the programs print, in its pictures and its blocks")
  func output() throws {
    let programs = URL(filePath: Binaries.tickets).deletingLastPathComponent().path
    let script = "\(Machine.repository)/Contrib/pictures/pictures"
    let check = try Command("/usr/bin/python3", [script, "--check", programs]).run()
    #expect(check.end == .exit(0), "run Contrib/pictures/pictures\n\(check)")
  }

  /// It builds the release, which takes seconds where Contrib/test has built it before.
  @Test("installs as it is written", .enabled(if: !Binaries.areForTests))
  func install() throws {
    let machine = try Machine.withoutPrograms()
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let block = try Readme.block(under: "## Install")
    try machine.run(
      """
      set -e
      PATH=$PATH:\(path)
      useradd you
      mount -t tmpfs changes /mnt
      mkdir -p /mnt/upper /mnt/work \(Machine.repository)
      mount -t overlay overlay \(Machine.repository) \\
        -o lowerdir=\(Machine.source),upperdir=/mnt/upper,workdir=/mnt/work
      cd \(Machine.repository)
      \(block.replacing("YOU", with: "you"))
      """)
    #expect(try machine.run("id -Gn you").split(separator: " ").last == "tickets\n")
    #expect(try machine.run("su you -c 'tickets queue'").contains("support@example.com"))
    #expect(try machine.run("ls /usr/local/share/man/man7").contains("tickets-setup.7"))
  }

  @Test("backs up a store, and restores it")
  func backup() throws {
    let machine = try Machine()
    try machine.makeStore()
    try machine.run("runuser -u tickets -- ingest", input: Letter("a@x").text)
    try machine.run(
      "set -e\n" + Readme.blocks(under: "### Backup, restore, upgrade").joined())
    #expect(try machine.ticketCount == 1)
    #expect(
      try machine.run("ls /var/lib/tickets").contains("tickets.db.before-"), "it was restored")
  }
}
