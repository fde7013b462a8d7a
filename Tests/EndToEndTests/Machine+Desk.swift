import BlackBox

extension Machine {
  /// Where the programs are that the tests were built with, when they are not installed.
  static let built = "/srv/built"

  static func withoutPrograms() throws -> Machine {
    let machine = try Machine()
    try machine.run(
      """
      set -e
      mkdir \(built)
      for program in ingest ingest-delivery tickets; do
        cp /usr/local/bin/$program \(built)
        umount /usr/local/bin/$program
        rm /usr/local/bin/$program
      done
      """)
    return machine
  }

  /// The user, the folder and the store that Contrib/install --system makes.
  func makeStore() throws {
    try run(
      """
      set -e
      systemd-sysusers \(Machine.source)/Contrib/systemd/tickets.sysusers
      systemd-tmpfiles --create \(Machine.source)/Contrib/systemd/tickets.tmpfiles
      runuser -u tickets -- tickets init --group tickets --store /var/lib/tickets/tickets.db
      tickets queue add support --address support@example.com
      tickets queue add billing --address billing@example.com
      tickets config set confirm no
      """)
  }

  func contrib(_ name: String) -> String { "\(Machine.source)/Contrib/\(name)" }

  /// The user of the desk may look into the store, but not write it.
  func denyWriting() throws {
    try run(
      "cd /var/lib/tickets; for file in tickets.db tickets.db-* tickets.db.lock; do chown root $file; chmod 640 $file; done"
    )
  }

  func allowWriting() throws {
    try run("cd /var/lib/tickets; chmod 660 tickets.db tickets.db-* tickets.db.lock")
  }

  func tickets(_ arguments: String) throws -> Value {
    try json("tickets \(arguments) --json")
  }

  var ticketCount: Int? {
    get throws { try tickets("count")["count"].int }
  }
}
