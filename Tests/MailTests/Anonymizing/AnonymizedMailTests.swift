import Foundation
import Testing

@testable import Mail

@Suite("Anonymizing a mail")
struct AnonymizedMailTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let mail: String
    /// What must still be read.
    var kept: [String] = []
  }

  /// Of names, addresses, ids, subjects, texts and files of the rows, in lower case.
  static let personal = [
    "jane", "wolpert", "schmöller", "schmoeller", "quartz", "xylophone", "walrus", "acme-corp",
    "kundennummer", "8412377", "0170", "5551234", "山田", "太郎", "петров", "203.0.113.77",
    "vaultkey", "august", "will",
  ]

  private static let known = KnownWords.mail.union(KnownWords(["re", "aw"]))
  private static let anonymizer = Anonymizer(key: .init(word: "test"), known: known)

  private static func mail(_ fields: String..., body: String) -> String {
    fields.map { $0 + "\n" }.joined() + "\n" + body + "\n"
  }

  private static func part(
    _ type: String, _ body: String, encoding: String = "8bit", _ fields: String...
  ) -> String {
    (["Content-Type: \(type)", "Content-Transfer-Encoding: \(encoding)"] + fields)
      .map { $0 + "\n" }.joined() + "\n" + body + "\n"
  }

  private static func multipart(_ type: String = "mixed", _ parts: String...) -> String {
    "Subject: s\nMIME-Version: 1.0\nContent-Type: multipart/\(type); boundary=\"=_bound 1\"\n\n"
      + "Preamble of Wolpert\n" + parts.map { "--=_bound 1\n\($0)\n" }.joined() + "--=_bound 1--\n"
      + "Epilogue of Wolpert\n"
  }

  private static func base64(_ text: String) -> String { Data(text.utf8).base64EncodedString() }

  static let rows: [Row] = [
    Row(
      testDescription: "header fields",
      mail: mail(
        "Received: from mail.acme-corp.com (mail.acme-corp.com [203.0.113.77])",
        "\tby mx.desk.example with ESMTPS id 4XyWolpert; Mon, 23 Nov 2026 08:00:00 +0000",
        "DKIM-Signature: v=1; a=rsa-sha256; d=acme-corp.com; s=vaultkey; b=Quartz+/=",
        "Authentication-Results: mx.acme-corp.com; dmarc=pass header.from=acme-corp.com",
        "From: \"Wolpert, Jane\" <jane.wolpert@acme-corp.com>",
        "To: jane@x.example,", " Xylophone <quartz@acme-corp.com>",
        "Message-ID: <8412377.Quartz@acme-corp.com>",
        "In-Reply-To: <vaultkey.1@acme-corp.com>", "Auto-Submitted: auto-replied",
        "Precedence: bulk", "X-Mailer: Fancy Mailer 2.1",
        "Date: Mon, 23 Nov 2026 08:00:00 +0000", "Subject: Re: AW: Quartz xylophone",
        body: "x"),
      kept: [
        "Re: AW: ", "Mon, 23 Nov 2026 08:00:00 +0000", "dmarc=pass", "header.from=",
        "auto-replied", "bulk", "Fancy Mailer 2.1", "with ESMTPS", "192.0.2.",
      ]),
    Row(
      testDescription: "encoded words",
      mail: mail(
        "From: =?utf-8?Q?Jane_Schm=C3=B6ller?= <jane@acme-corp.com>",
        "Subject: Re: =?utf-8?B?\(base64("Quartz für Schmöller"))?=",
        " =?iso-2022-jp?B?GyRCOzNFREJATzobKEI=?=", body: "x"),
      kept: ["Re: "]),
    Row(
      testDescription: "8-bit header", mail: mail("Subject: Schmöller 山田太郎", body: "x")),
    Row(
      testDescription: "plain text with a quote",
      mail: mail(
        "Subject: s",
        body: """
          Hello Wolpert, call 0170 5551234, Kundennummer 8412377, or 203.0.113.77.
          On 3 Nov 2026 at 10:03, Jane Wolpert <jane@acme-corp.com> wrote:
          > The xylophone is at http://acme-corp.com/~jane?x=quartz

          -----Original Message-----
          From: Jane Wolpert
          550 5.1.1 user unknown
          """),
      kept: [
        "On 3 Nov 2026 at 10:03, ", " wrote:\n> ", "-----Original Message-----\nFrom: ",
        "550 5.1.1 user unknown",
      ]),
    Row(
      testDescription: "other scripts",
      mail: mail("Subject: 山田太郎", "X-A: x", body: "山田太郎さんのメール\nПетров писал:\nשלום")),
    Row(
      testDescription: "quoted-printable",
      mail: multipart(
        "mixed",
        part(
          "text/plain; charset=utf-8", "Schm=C3=B6ller has xylo=\nphones",
          encoding: "quoted-printable"))),
    Row(
      testDescription: "base64",
      mail: multipart(
        "mixed",
        part("text/plain; charset=utf-8", base64("Jane Schmöller 8412377"), encoding: "base64"))),
    Row(
      testDescription: "HTML",
      mail: part(
        "text/html; charset=utf-8",
        "<p class=\"jane\" title='Quartz'>Dear <b>J&#97;ne</b> <a href=\"mailto:jane@acme-corp.com\">"
          + "x</a><!-- Wolpert --> <Walrus@acme-corp.com><div id=\"divRplyFwdMsg\">Xylophone</div>"
          + "<blockquote style=\"margin:0\">Kundennummer</blockquote></p>"),
      kept: ["<blockquote style=\"margin:0\">", "<div id=\"divRplyFwdMsg\">", "<p class=\""]),
    Row(
      testDescription: "attachments",
      mail: multipart(
        "mixed", part("text/plain", "text"),
        part(
          "application/pdf; name=\"Wolpert Quartz.pdf\"", base64("Jane Wolpert"),
          encoding: "base64",
          "Content-Disposition: attachment; filename*=utf-8''Schm%C3%B6ller.pdf",
          "Content-Description: Walrus", "Content-ID: <quartz@acme-corp.com>"),
        part(
          "image/png", base64("Jane"), encoding: "base64",
          "Content-Disposition: inline; filename*0=\"wal\"; filename*1=\"Walrus.png\"")),
      kept: ["=_bound 1", "application/pdf", ".pdf", ".png"]),
    Row(
      testDescription: "attached mails",
      mail: multipart(
        "mixed",
        part("message/rfc822", "Subject: Quartz\nFrom: Jane <jane@acme-corp.com>\n\nXylophone\n"),
        part(
          "message/rfc822", base64("Subject: Quartz\n\nXylophone\n"), encoding: "base64"))),
    Row(
      testDescription: "a delivery report",
      mail: multipart(
        "report; report-type=delivery-status",
        part(
          "message/delivery-status",
          "Reporting-MTA: dns; mx.acme-corp.com\n\nFinal-Recipient: rfc822; jane@acme-corp.com\n"
            + "Action: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 no such user\n")),
      kept: ["Final-Recipient: rfc822; ", "Action: failed", "Status: 5.1.1", "550 5.1.1 no such"]),
    Row(
      testDescription: "a uuencoded file",
      mail: mail("Subject: s", body: "x\nbegin 644 walrus.txt\n'2F%N92!W;P``\n`\nend\nQuartz"),
      kept: ["begin 644 ", "\nend\n"]),
    Row(
      testDescription: "a boundary with a host's name",
      mail: "Content-Type: multipart/mixed; boundary=\"8412377/mx.acme-corp.com\"\n\n"
        + "--8412377/mx.acme-corp.com\n\nJane\n--8412377/mx.acme-corp.com--\n"),
    Row(
      testDescription: "a name that is a month",
      mail: mail(
        "From: August Wolpert <will@x.example>", "Subject: s",
        body: "August will write\n-- \nAugust"),
      kept: []),
    Row(
      testDescription: "a file name in pieces",
      mail: part(
        "text/plain", "x", encoding: "8bit",
        "Content-Disposition: attachment; filename*0*=utf-8'jane'Schm%C3%B6ller;",
        " filename*1*=Jane'Wolpert'Walrus.pdf")),
    Row(
      testDescription: "text that looks like fields",
      mail: "Wolpert: x\nSubject: s\n\nQuartz: y\n"),
    Row(testDescription: "no header", mail: "Wolpert writes\nthis to Jane\n"),
  ]

  @Test("takes away what is personal, and leaves what rules read", arguments: rows, [false, true])
  func words(_ row: Row, crlf: Bool) throws {
    let raw = Array((crlf ? row.mail.replacing("\n", with: "\r\n") : row.mail).utf8)
    let (before, result) = (Message(reading: raw), Self.anonymizer.anonymized(raw).raw)
    let after = Message(reading: result)
    let text = String(decoding: result, as: UTF8.self).replacing("\r\n", with: "\n")
    var places = [text, after.text, after.subject, after.from.map(\.name).joined()]
    places += after.header.map(\.value) + after.parts.compactMap(\.filename)
    places += after.parts.map { part in
      String(decoding: decodedContent(ofPart: part.number, in: result) ?? [], as: UTF8.self)
    }
    for place in places {
      let found = Self.personal.filter { place.lowercased().contains($0) }
      #expect(found.isEmpty, "\(place)")
    }
    for kept in row.kept { #expect(text.contains(kept), "\(kept) in \(text)") }
    #expect(after.parts.map(\.type) == before.parts.map(\.type))
    #expect(after.header.count == before.header.count)
  }

  @Test("one key makes the same mail, another key another one")
  func keys() {
    let raw = Array(Self.rows[0].mail.utf8)
    let again = Anonymizer(key: .init(word: "test"), known: Self.known).anonymized(raw).raw
    #expect(again == Self.anonymizer.anonymized(raw).raw)
    #expect(again != Anonymizer(key: .init(word: "other"), known: Self.known).anonymized(raw).raw)
    #expect(again != Anonymizer(key: .random, known: Self.known).anonymized(raw).raw)
  }

  @Test("the same words, addresses and ids stay the same, wherever they stand")
  func agreement() throws {
    let mail = Self.mail(
      "From: Wolpert <jane@mail.acme-corp.com>", "Subject: Quartz",
      "Message-ID: <a.77@acme-corp.com>",
      "References: <a.77@acme-corp.com>", "To: jane@mail.acme-corp.com", body: "Quartz, WOLPERT")
    let after = Message(reading: Self.anonymizer.anonymized(Array(mail.utf8)).raw)
    #expect(after.from.first?.address == after.to.first?.address)
    #expect(after.messageID == after.references.first)
    #expect(after.text == "\(after.subject), \(after.from[0].name.uppercased())")
    let domain = try #require(after.from.first?.address?.domain)
    #expect(after.messageID?.text.split(separator: "@").last.map { domain.hasSuffix($0) } == true)
  }

  @Test("what is the desk's own gets the name it is given, and tokens are counted")
  func ownNames() {
    let anonymizer = Anonymizer(key: .random, known: .mail) { address in
      switch address.localPart {
      case "help": .address("support@desk.example")
      case "help+c42": .signed("support+token@desk.example")
      case "42.u.s": .signedID
      default: nil
      }
    }
    let mail = Self.mail(
      "To: help@acme-corp.com", "Cc: help+c42@acme-corp.com",
      "In-Reply-To: <42.u.s@acme-corp.com>", body: "x")
    let result = anonymizer.anonymized(Array(mail.utf8))
    let after = Message(reading: result.raw)
    #expect(result.tokens == 2)
    #expect(after.to.first?.address?.text == "support@desk.example")
    #expect(after.cc.first?.address?.text == "support+token@desk.example")
    #expect(after.inReplyTo.first?.text.contains(".token@") == true)
  }
}
