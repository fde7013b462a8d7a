import BlackBox
import Testing

@Suite("Attachments")
struct AttachmentTests {
  let desk: TestDesk
  let bytes = [UInt8](0...255)

  init() throws {
    desk = try TestDesk()
  }

  private func deliver(named name: String) throws {
    try desk.deliver(
      Letter(
        "\(name.hashValue)@x", subject: "S\(name.hashValue)",
        ["MIME-Version: 1.0", "Content-Type: multipart/mixed; boundary=b"],
        body: """
          --b

          Text.
          --b
          Content-Type: application/octet-stream
          Content-Disposition: attachment; filename="\(name)"
          Content-Transfer-Encoding: base64

          AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4vMDEyMzQ1Njc4
          OTo7PD0+P0BBQkNERUZHSElKS0xNTk9QUVJTVFVWV1hZWltcXV5fYGFiY2RlZmdoaWprbG1ub3Bx
          cnN0dXZ3eHl6e3x9fn+AgYKDhIWGh4iJiouMjY6PkJGSk5SVlpeYmZqbnJ2en6ChoqOkpaanqKmq
          q6ytrq+wsbKztLW2t7i5uru8vb6/wMHCw8TFxsfIycrLzM3Oz9DR0tPU1dbX2Nna29zd3t/g4eLj
          5OXm5+jp6uvs7e7v8PHy8/T19vf4+fr7/P3+/w==
          --b--

          """
      ).text)
  }

  @Test("the decoded bytes, to standard output, a file or a folder")
  func content() throws {
    try deliver(named: "a.bin")
    #expect(try desk.tickets("attachment", "m1.2").output == bytes)
    try desk.text("attachment", "m1.2", "-o", desk.folder.file("out"))
    #expect(try FileContent.read(desk.folder.file("out")) == bytes)
    let folder = try TemporaryFolder()
    #expect(try desk.text("attachment", "m1.2", "-d", folder.path) == folder.file("a.bin") + "\n")
    #expect(try FileContent.read(folder.file("a.bin")) == bytes)
    #expect(try desk.text("show", "1").contains("[m1.2] a.bin (application/octet-stream, 256 B)"))
    let part = try desk.json("show", "m1")["parts"][1]
    #expect(part["size"] == 256 && part["filename"] == "a.bin")
    #expect(part["disposition"] == "attachment")
  }

  @Test("never over a file, nor through a link")
  func existing() throws {
    try deliver(named: "a.bin")
    for place in ["-o", "-d"] {
      let folder = try TemporaryFolder()
      let file = folder.file("a.bin")
      try FileContent.write([1, 2, 3], to: file)
      let run = try desk.tickets("attachment", "m1.2", place, place == "-o" ? file : folder.path)
      #expect(run.end == .exit(73) && run.output.isEmpty)
      #expect(try FileContent.read(file) == [1, 2, 3])
      let link = folder.file("link")
      _ = try Command("/bin/ln", ["-s", folder.file("target"), link]).run().succeeded()
      #expect(try desk.tickets("attachment", "m1.2", "-o", link).end == .exit(73))
      #expect(!folder.names.contains("target"))
    }
  }

  @Test(
    "a name from a mail names a file in the folder, whatever it says",
    arguments: [
      "../../etc/passwd", "/etc/passwd", "..", ".", "", " ", ".bashrc", "-rf",
      "C:\\\\TEMP\\\\x.png",
      "a/../../b", "..\\\\..\\\\x", "~/x", "con\u{202E}gpj.exe", "a\u{1B}[2Jb", "x\u{7}y", "a\tb",
      String(repeating: "n", count: 5000) + ".pdf", "=?utf-8?q?=2E=2E=2Fx?=", "名前.pdf", "nul%00",
    ])
  func names(_ name: String) throws {
    try deliver(named: name)
    let outside = try TemporaryFolder()
    _ = try Command("/bin/mkdir", [outside.file("in")]).run().succeeded()
    let path = try desk.text("attachment", "m1.2", "-d", outside.file("in"))
    #expect(outside.names == ["in"])
    let written = try Command("/bin/ls", ["-A", "--literal", outside.file("in")]).run().text
    #expect(written.split(separator: "\n").count == 1)
    #expect(path == outside.file("in") + "/" + written)
    #expect(!written.hasPrefix(".") && !written.hasPrefix("-") && written.utf8.count < 256)
    #expect(TerminalSafety.violations(in: Array(written.utf8)).isEmpty)
    #expect(TerminalSafety.violations(in: try desk.tickets("show", "1").output).isEmpty)
  }
}
