import Testing

@testable import Mail

@Suite("What is no quote, and what is left when all is one") struct QuotationTrapTests {
  @Test(
    "signatures are folded, where they are one",
    arguments: [
      Folding("RFC 3676", "Text.\n\n-- \nAnn Lee\nACME\n", "Text."),
      Folding("space stripped", "Text.\n--\nAnn Lee", "Text."),
      Folding("OpenPGP", "Text.\n- -- \nAnn Lee", "Text."),
      Folding("the last one", "One\n-- \nTwo\nThree\n-- \nAnn", "One\n-- \nTwo\nThree"),
      Folding(
        "ten lines", "Text.\n-- \n" + (1...10).map { "line \($0)\n" }.joined(), "Text."),
      Folding("above the quote", "Text.\n-- \nAnn\n\nAnn wrote:\n> One?\n> Two?\n", "Text."),
      Folding("below the quote", "Ann wrote:\n> One?\n\nText.\n-- \nAnn\n", "Text."),
      Folding("iPhone", "Text.\n\nSent from my iPhone\n", "Text."),
      Folding(
        "iPhone above a quote", "Text.\n\nSent from my iPhone\n\n> On Monday\n> he wrote\n", "Text."
      ),
      Folding("Outlook phone", "Text.\n\nGet Outlook for iOS<https://aka.ms/o0ukef>\n", "Text."),
      Folding(
        "Outlook phone, own rendering", "Text.\nGet Outlook for Android <https://aka.ms/x>", "Text."
      ),
      Folding("iPhone de", "Text.\n\nVon meinem iPhone gesendet", "Text."),
      Folding(
        "Android de", "Text.\n\nDiese Nachricht wurde von meinem Android-Gerät mit GMX gesendet.",
        "Text."),
      Folding("iPhone fr", "Text.\n\nEnvoyé de mon iPhone", "Text."),
      Folding("Android fr", "Text.\n\nEnvoyé depuis mon Samsung", "Text."),
      Folding("iPhone es", "Text.\n\nEnviado desde mi iPhone", "Text."),
      Folding("iPhone pt", "Text.\n\nEnviado do meu iPhone", "Text."),
      Folding("iPhone it", "Text.\n\nInviato da iPhone", "Text."),
      Folding("iPhone da", "Text.\n\nSendt fra min iPhone", "Text."),
      Folding("iPhone sv", "Text.\n\nSkickat från min iPhone", "Text."),
      Folding("iPhone nl", "Text.\n\nVerstuurd vanaf mijn iPhone", "Text."),
      Folding("Samsung nl", "Text.\n\nVerzonden met Samsung", "Text."),
      Folding("iPhone pl", "Text.\n\nWysłane z iPhone'a", "Text."),
      Folding("iPhone ru", "Text.\n\nОтправлено с iPhone", "Text."),
      Folding("iPhone el", "Text.\n\nΣτάλθηκε από το iPhone μου", "Text."),
      Folding("iPhone tr", "Text.\n\niPhone'umdan gönderildi", "Text."),
      Folding("iPhone ja", "京都です。\n\niPhoneから送信", "京都です。"),
      Folding("iPhone zh", "好的\n\n发自我的iPhone", "好的"),
      Folding("iPhone zh-TW", "好的\n\n從我的 iPhone 傳送", "好的"),
      Folding("iPhone ko", "네\n\n나의 iPhone에서 보냄", "네"),
    ])
  func signatures(row: Folding) {
    #expect(visible(row.text) == row.visible)
  }

  @Test(
    "text that only looks like a quote or a signature stays",
    arguments: [
      "Eleven lines:\n-- \n" + (1...11).map { "line \($0)" }.joined(separator: "\n"),
      "Sent from my iPhone is what it says below each mail.\nHow do I change that?",
      "I wrote to you on Monday:\nno answer.",
      "Guten Tag,\nvon meinem Chef habe ich nichts gehört.",
      "Guten Tag,\nich habe es gestern gesendet.",
      "Guten Tag,\nOutlook für Android startet nicht.",
      "Guten Tag,\nDiese Nachricht wurde von Ihrem Server abgelehnt.",
      "Merhaba,\nfatura gönderildi.",
      "您好\n邮件已发送",
      "On Monday we wrote:\nthis text.",
      "On second thought, at 10:00 it was fine:\nall worked.",
      "From: the start\nit never worked.",
      "The log says:\n2024-01-01 10:00:00 mx postfix/smtp[1]: to=<ann@example.com>:\nrefused",
      "Option - Original\nOption - Copy",
      ">From the start it never worked.",
      "The headers are:\nReceived: from mx.example\n\tby mail.example\nFrom: a@example.com\nTo: b@example.com\nSubject: x\nDate: Mon\nand the body is empty.",
      "They are:\nFrom: a@example.com\nTo: b@example.com\nSubject: x\nMessage-ID: <x@y>\n\nand no body.",
      "Table:\n----------\na | b\n----------\nc | d",
      "We forward messages:\nBegin forwarded messages now?",
    ])
  func lookalikes(text: String) {
    #expect(visible(text) == text)
  }

  @Test(
    "when nothing would be left, nothing is cut",
    arguments: [
      "> only\n> a quote",
      "On Mon, Jan 1, 2024 at 10:00 AM Ann <ann@example.com> wrote:\n> text",
      "-- \nAnn Lee\nACME",
      "Sent from my iPhone",
      "\n---\n\n> a\n-- \nAnn",
      "From: Ann\nSent: Monday\nTo: Bob\nSubject: x\n\nPlease help.",
      "-----Original Message-----\nFrom: Ann\nSent: Monday\nTo: Bob\nSubject: x\n\nPlease help.",
    ])
  func nothingLeft(text: String) {
    #expect(Quotation.marks(in: text).isEmpty)
  }

  @Test(
    "a forwarded mail with little above it is what the sender says",
    arguments: [
      "Begin forwarded message:\n\nFrom: Ann\nSubject: x\nDate: Monday\nTo: Bob\n\nPlease help.",
      "FYI\n\nBegin forwarded message:\n\n> From: Ann\n> Subject: x\n> Date: Monday\n>\n> Please help.",
      "Please see below.\n\n---------- Forwarded message ---------\nFrom: Ann <a@example.com>\nDate: Mon\nSubject: x\nTo: Bob\n\nPlease help.",
      "z.K.\n-- \nBob\n\n-------- Weitergeleitete Nachricht --------\nBetreff: x\nDatum: Mo\nVon: Ann\nAn: Bob\n\nHilfe.",
      "Anfang der weitergeleiteten Nachricht:\n\nVon: Ann\nBetreff: x\nDatum: Mo\n\nHilfe.",
      "-------- Message transféré --------\nSujet : x\nDate : lundi\nDe : Ann\nPour : Bob\n\nAidez-moi.",
      "---------- Пересылаемое сообщение ----------\n01.01.2024, 10:00, \"Анна\" <a@example.com>:\n\nПомогите.",
      "-------- 转发邮件信息 --------\n发件人：\"Ann\" <a@example.com>\n发送日期：2024-01-01\n收件人：Bob\n主题：x\n\n请帮忙。",
      "----- Forwarded by Bob/ACME on 01/01/2024 10:00 -----\nHelp.",
    ])
  func forwards(text: String) {
    #expect(Quotation.marks(in: text).isEmpty)
  }

  @Test("a sentence that leads to something copied is no introducer")
  func sentenceAboveQuote() {
    let text = "This is all that the old mail server wrote into its log:\n> 550 no such user"
    #expect(visible(text) == "This is all that the old mail server wrote into its log:")
  }

  @Test("whatever the lines, marks are ordered whole lines", arguments: 0..<200)
  func anyLines(seed: Int) {
    let pieces = [
      "", " ", "> q", ">> q", "-- ", "--", "Text.", "京都です。", "Ann wrote:", "From: Ann", "To: Bob",
      "Sent: x", "Subject: y", "-----Original Message-----", "Begin forwarded message:", "\t", "\r",
      "On 2024-01-01 10:00 Ann <a@b.example> wrote:", "_______", "Sent from my iPhone", ":", "：",
      "*",
      "AB> q", "| q", "> wrote:", "01/02/2024 10:00 AM", "          To:   x   Subject:",
      ">Field: x",
      "Posted by Ann on 01/02/2024", "2024-01-01 10:00 GMT Ann", "mailto:a@b.example",
      "please restart the printer and tell us", "which version of the driver you have", "\u{0}é",
    ]
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let lines = (0..<next(40)).map { _ in pieces[next(pieces.count)] }
    let text = lines.joined(separator: "\n")
    let marks = Quotation.marks(in: text, earlier: [pieces.suffix(3).joined(separator: " ")])
    let bytes = Array(text.utf8)
    var end = 0
    for mark in marks {
      #expect(mark.range.lowerBound >= end && !mark.range.isEmpty)
      end = mark.range.upperBound
      #expect(mark.range.lowerBound == 0 || bytes[mark.range.lowerBound - 1] == 0x0A)
      #expect(end == bytes.count || bytes[end - 1] == 0x0A)
    }
    #expect(marks.isEmpty || !Quotation.visible(text, without: marks).isEmpty)
  }

  @Test("stale marks do no harm")
  func staleMarks() {
    let marks = [
      Mark(kind: .quoted, range: 4..<9), Mark(kind: .quoted, range: 6..<40),
      Mark(kind: .signature, range: 50..<60),
    ]
    #expect(Quotation.visible("One\nTwo\nThree", without: marks) == "One")
    #expect(Quotation.quoted("One\nTwo", in: [marks[0], marks[2]]) == "Two")
  }

  @Test("a forwarded mail below a whole letter is folded")
  func longForward() {
    let letter = String(repeating: "This is what I think about it, and more. ", count: 4)
    let text =
      "\(letter)\n\n-------- Forwarded Message --------\nFrom: Ann\nSubject: x\nDate: Mon\n\nHelp.\n"
    #expect(visible(text) == String(letter.dropLast()))
  }

  @Test("marks are whole lines in order, and cover introducer, quote and signature")
  func ranges() {
    let text = "Hello.\n\nAnn wrote:\n> One?\n>\n\nTwo.\n\n-- \nBob\n"
    let marks = Quotation.marks(in: text)
    #expect(
      marks == [Mark(kind: .quoted, range: 8..<28), Mark(kind: .signature, range: 35..<43)])
    #expect(Quotation.visible(text, without: marks) == "Hello.\n\nTwo.")
    #expect(Quotation.quoted(text, in: marks) == "Ann wrote:\n> One?\n>")
  }

  @Test(
    "line ends and blanks at the ends do not matter",
    arguments: [
      "\n\n  New.\n\n\n> q", "  New.\r\n\r\n> q\r\n", "> q\n\n\n\n  New.\n\n\n", "  New.\n> q",
    ])
  func blanks(text: String) {
    #expect(visible(text) == "  New.")
  }

  @Test("no text, no marks", arguments: ["", "\n", " \n\n"])
  func empty(text: String) {
    #expect(Quotation.marks(in: text).isEmpty)
    #expect(visible(text) == "")
  }

  @Test("what HTML mail quotes is found in its text")
  func html() {
    let gmail = """
      <div dir="ltr">New text.</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">\
      Am Mo., 1. Jan. 2024 um 10:00 Uhr schrieb Ann &lt;<a href="mailto:ann@example.com">\
      ann@example.com</a>&gt;:<br></div><blockquote class="gmail_quote" style="border-left:1px">\
      <div>Old text.</div></blockquote></div>
      """
    let outlook = """
      <div class=WordSection1><p class=MsoNormal>New text.</p><p class=MsoNormal>&nbsp;</p><div>\
      <div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'>\
      <p class=MsoNormal><b>Von:</b> Ann<br><b>Gesendet:</b> Montag<br><b>An:</b> Bob<br>\
      <b>Betreff:</b> x</p></div></div><p class=MsoNormal>Old text.</p></div>
      """
    let mobile = """
      <div>New text.</div><div id="ms-outlook-mobile-signature">Get <a href="https://aka.ms/o0ukef">\
      Outlook for iOS</a></div><div id="mail-editor-reference-message-container"><hr>\
      <div id="divRplyFwdMsg"><b>From:</b> Ann<br><b>Sent:</b> Monday<br><b>To:</b> Bob<br>\
      <b>Subject:</b> x</div><div>Old text.</div></div>
      """
    let yahoo = """
      <div>New text.</div><div id="yahoo_quoted_1" class="yahoo_quoted"><div>Am Montag schrieb Ann:\
      </div><div>Old text.</div></div>
      """
    let thunderbird = """
      <p>New text.</p><div class="moz-cite-prefix">Am 01.01.24 um 10:00 schrieb Ann:<br></div>\
      <blockquote type="cite"><pre>Old text.</pre></blockquote><pre class="moz-signature">-- \nBob</pre>
      """
    for html in [gmail, outlook, mobile, yahoo, thunderbird] {
      #expect(visible(HTMLText.plain(fromHTML: html)) == "New text.")
    }
  }
}
