import BlackBox
import Testing

@Suite("No room")
struct FullDiskTests {
  private static let big = Letter(
    "big@x", body: String(repeating: "Something is wrong.\n", count: 20_000)
  ).text

  @Test("the process may not write so much", arguments: [8, 64, 400])
  func fileSizeLimit(_ blocks: Int) throws {
    for earlier in 0...1 {
      let desk = try TestDesk()
      if earlier > 0 { try desk.deliver(Letter("a@x").text) }
      let run = try desk.ingest(Self.big).inShell(#"ulimit -f \#(blocks); exec "$@""#).run()
      #expect(run.isDeferral, "\(blocks) \(run)")
      try Aftermath(desk: desk, earlier: earlier).check(Self.big, "\(blocks) blocks")
    }
  }

  @Test("the line names Postfix's limit")
  func remedy() throws {
    let desk = try TestDesk()
    let run = try desk.ingest(Self.big).inShell(#"ulimit -f 64; exec "$@""#).run()
    #expect(run.errors.contains("mailbox_size_limit"), "\(run.errors)")
  }

  /// In a mount namespace of its own, so that the small file system goes with it.
  @Test(
    "the disk is full: 75, readers work, and with room the mail arrives",
    arguments: [big, Letter("small@x", subject: "Small").text])
  func fullDisk(_ mail: String) throws {
    let desk = try TestDesk()
    let scratch = try TemporaryFolder()
    var script = Command("/usr/bin/unshare", ["-m", "/bin/sh", "-c", FullDiskTests.script])
    script.input = Array(mail.utf8)
    script.environment = [
      "D": desk.folder.path, "S": scratch.path, "INGEST": Binaries.ingest,
      "TICKETS": Binaries.tickets,
      "MAIL": Letter("a@x", subject: "First").text,
    ]
    let run = try script.asRoot().run()
    try #require(run.end == .exit(0), "this test needs the right to mount: \(run)")
    #expect(
      run.lines == ["first 0", "full 75", "lines 1", "count 1", "raw 0", "room 0", "count 2"])
  }

  private static let script = #"""
    set -u
    cat > "$S/mail"
    mount -t tmpfs -o size=4m tickets-test "$D" || exit 9
    export TICKETS_STORE="$D/tickets.db"
    printf %s "$MAIL" | "$INGEST"; echo "first $?"
    head -c 10m /dev/zero > "$D/filler" 2>&-
    "$INGEST" < "$S/mail" 2> "$S/errors"; echo "full $?"
    echo "lines $(wc -l < "$S/errors")"
    echo "count $("$TICKETS" count)"
    "$TICKETS" show m1 --raw > /dev/null; echo "raw $?"
    rm "$D/filler"
    "$INGEST" < "$S/mail"; echo "room $?"
    echo "count $("$TICKETS" count)"
    """#

  /// It is written in pieces, of which none may take the room away for good.
  @Test("a mail larger than the disk leaves room for others")
  func largerThanDisk() throws {
    let desk = try TestDesk()
    var script = Command("/usr/bin/unshare", ["-m", "/bin/sh", "-c", FullDiskTests.largeScript])
    script.environment = [
      "D": desk.folder.path, "INGEST": Binaries.ingest, "TICKETS": Binaries.tickets,
      "MAIL": Letter("a@x", subject: "First").text,
    ]
    let run = try script.asRoot().run()
    try #require(run.end == .exit(0), "this test needs the right to mount: \(run)")
    #expect(run.lines == ["large 75", "large 75", "pieces 0", "small 0", "1 messages, no faults"])
  }

  private static let largeScript = #"""
    set -u
    mount -t tmpfs -o size=20m tickets-test "$D" || exit 9
    export TICKETS_STORE="$D/tickets.db"
    for attempt in 1 2; do
      { echo "Content-Type: application/octet-stream"; printf %s "$MAIL"
        head -c 17m /dev/zero | tr '\0' x | fold -w 70; } | "$INGEST" 2>&-
      echo "large $?"
    done
    echo "pieces $(sqlite3 "$TICKETS_STORE" "SELECT count(*) FROM large_raw")"
    printf %s "$MAIL" | "$INGEST"; echo "small $?"
    "$TICKETS" verify
    """#
}
