import BlackBox
import Testing

/// A reader lets the write-ahead log grow until the disk has no room for a copy of it.
@Suite("A log that has no room")
struct FullLogTests {
  /// In a mount namespace of its own, so that the small file system goes with it.
  @Test(
    "is put into the file by the next writer, once the reader is gone",
    arguments: ["ingest", "maintain"])
  func recovery(_ writer: String) throws {
    let desk = try TestDesk()
    let scratch = try TemporaryFolder()
    var script = Command("/usr/bin/unshare", ["-m", "/bin/sh", "-c", FullLogTests.script])
    let line = Array(repeating: "Something is wrong.", count: 3).joined(separator: " ") + "\n"
    script.input = Array(
      Letter("big@x", body: String(repeating: line, count: 6_000)).text.utf8)
    script.environment = [
      "D": desk.folder.path, "S": scratch.path, "INGEST": Binaries.ingest,
      "TICKETS": Binaries.tickets, "WRITER": writer,
    ]
    let run = try script.asRoot().run()
    try #require(run.end == .exit(0), "this test needs the right to mount: \(run)")
    #expect(run.lines == ["read 75", "line 1", "writer 0", "after 0", "no faults"], "\(run)")
  }

  private static let script = #"""
    set -u
    cat > "$S/mail"
    mount -t tmpfs -o size=12m tickets-test "$D" || exit 9
    export TICKETS_STORE="$D/tickets.db"
    sed 's/big@x/0@x/' "$S/mail" | "$INGEST" --no-notify || exit 8
    mkfifo "$S/query"
    sqlite3 "$TICKETS_STORE" < "$S/query" > "$S/answer" &
    exec 3> "$S/query"
    echo "BEGIN; SELECT count(*) FROM ticket;" >&3
    while [ ! -s "$S/answer" ]; do sleep 0.05; done
    number=1
    while sed "s/big@x/$number@x/" "$S/mail" | "$INGEST" --no-notify 2> "$S/errors"; do
      number=$((number + 1))
      [ $number -lt 200 ] || exit 7
    done
    sed "s/big@x/again@x/" "$S/mail" | "$INGEST" --no-notify 2> "$S/errors"; echo "read $?"
    echo "line $(grep -c 'no space' "$S/errors")"
    exec 3>&-
    wait
    case $WRITER in
    ingest) sed "s/big@x/last@x/" "$S/mail" | "$INGEST" --no-notify ;;
    maintain) "$TICKETS" maintain > "$S/maintained" ;;
    esac
    echo "writer $?"
    printf 'From: a@customer.example\nMessage-ID: <small@x>\n\nSmall.\n' | "$INGEST" --no-notify
    echo "after $?"
    "$TICKETS" verify | sed 's/.*, //'
    umount "$D"
    """#
}
