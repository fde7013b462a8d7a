import BlackBox
import Testing

/// The store cannot be written: the mail waits in Postfix's queue, and arrives once when it can.
@Suite("Mail put off by Postfix")
struct PostfixDeferralTests {
  struct Hindrance {
    let name: String
    let begin: String
    let end: String
    /// Stands in Postfix's queue.
    let reason: String
  }

  static let hindrances = [
    Hindrance(
      name: "locked",
      begin: """
        \(patience(of: "--lock-timeout 1"))
        bash -c 'for open in /proc/$$/fd/*; do eval "exec ${open##*/}>&-"; done
          exec flock -o /var/lib/tickets/tickets.db.lock sleep 1000' & echo $! > /run/holder
        """,
      end: """
        kill $(cat /run/holder)
        \(patience(of: "--lock-timeout 600"))
        """, reason: "locked by another process"),
    Hindrance(
      name: "read-only",
      begin:
        "mount --bind /var/lib/tickets /var/lib/tickets && mount -o remount,bind,ro /var/lib/tickets",
      end: "umount /var/lib/tickets", reason: "read-only"),
    Hindrance(
      name: "not permitted",
      begin: "chmod 700 /var/lib/tickets; chown root /var/lib/tickets",
      end: "chmod 2770 /var/lib/tickets; chown tickets /var/lib/tickets",
      reason: "permission denied"),
    Hindrance(
      name: "missing with its folder", begin: "mv /var/lib/tickets /var/lib/elsewhere",
      end: "mv /var/lib/elsewhere /var/lib/tickets", reason: "folder does not exist"),
    Hindrance(
      name: "not a store",
      begin: "cd /var/lib/tickets && mv tickets.db kept && cp /etc/services tickets.db",
      end: "cd /var/lib/tickets && mv kept tickets.db", reason: "not a ticket store"),
    // Last: it leaves the small file system where it is.
    Hindrance(
      name: "full",
      begin: """
        mount -t tmpfs -o size=1m,mode=2770,uid=tickets,gid=tickets small /mnt
        cp -a /var/lib/tickets/. /mnt && mount --bind /mnt /var/lib/tickets
        cat /dev/zero > /mnt/filler; true
        """, end: "rm /mnt/filler", reason: "no space left"),
  ]

  /// How long ingest waits for the lock: briefly while it is held, and for all that a loaded machine
  /// may do at once otherwise.
  private static func patience(of option: String) -> String {
    """
    for file in /etc/postfix/master.cf /etc/tickets/aliases; do
      [ ! -e $file ] ||
        sed -i 's|--lock-timeout [0-9]* ||; s|--store /var|\(option) --store /var|' $file
    done
    [ ! -e /etc/tickets/aliases ] || postalias /etc/tickets/aliases
    postfix reload
    """
  }

  @Test("arrives exactly once when the store is back", arguments: Postfix.Way.byFiles)
  func deferral(_ way: Postfix.Way) throws {
    let postfix = try Postfix(way)
    for (ticket, hindrance) in zip(1..., PostfixDeferralTests.hindrances) {
      try check(hindrance, ticket: ticket, postfix)
    }
    #expect(!(try postfix.log()).contains("status=bounced"))
    #expect(try postfix.machine.command("[ -e /home/jane.mbox ]").run().end == .exit(1))
  }

  private func check(_ hindrance: Hindrance, ticket: Int, _ postfix: Postfix) throws {
    let machine = postfix.machine
    try postfix.send(Letter("first-\(ticket)@x", subject: hindrance.name).crlf)
    try postfix.waitUntilDelivered()
    try machine.run(hindrance.begin)
    try postfix.send(Letter.reply("a-\(ticket)@x", to: "first-\(ticket)@x").crlf)
    try postfix.send(Letter.reply("b-\(ticket)@x", to: "first-\(ticket)@x").crlf)
    let reasons = try postfix.waitUntilDeferred(2)
    #expect(reasons.allSatisfy { $0.contains(hindrance.reason) }, "\(hindrance.name) \(reasons)")
    try machine.run(hindrance.end)
    try machine.run("postqueue -f")
    try postfix.waitUntilDelivered()
    #expect(try machine.ticketCount == ticket, "\(hindrance.name)")
    #expect(try machine.tickets("show \(ticket)")["message_count"] == 3, "\(hindrance.name)")
  }
}
