import Testing

@testable import Mail

/// What a mail program writes above the mail it quotes.
struct Quote: Sendable, CustomTestStringConvertible {
  var program: String
  var text: String

  init(_ program: String, _ text: String) {
    self.program = program
    self.text = text
  }

  var testDescription: String { program }
}

@Suite("Quotes by the programs that write them") struct QuotationKindTests {
  @Test(
    "below it all is quoted, without a mark",
    arguments: [
      Quote(
        "Outlook, leading blank",
        " -----Original Message-----\nFrom: \tAnn Lee\nSent:\tMonday\nTo:\tBob\nSubject:\tRE: x"),
      Quote("Outlook zh", "-----邮件原件-----\n发件人: Ann\n发送时间: 2024年1月1日 10:00\n收件人: Bob\n主题: x"),
      Quote(
        "Naver, answer",
        "---------- Replied message ----------\nSender: Support <support@example.com>\nDate: May 8 2024 17:07\nSubject: RE:x\nReceiver: a@example.com"
      ),
      Quote(
        "Naver",
        "-----Original Message-----\nFrom: \"Ann\"<ann@example.com>\nTo: <bob@example.com>\nCc:\nSent: 2024-01-01 (월) 10:00:00 (GMT+09:00)\nSubject: x"
      ),
      Quote(
        "Lotus Notes, who and when",
        "\"Ann Lee\" <ann@example.com> on 01/02/2024 10:00:12 AM\nPlease respond to ann@example.com\nTo: Bob@example.com\ncc:\n\nSubject: Re: x"
      ),
      Quote(
        "Lotus Notes, two lines",
        "Ann Lee@ACME\n01/02/2024 10:00 AM\nTo: Bob/HOU/ACME@ACME\ncc:\n\nSubject: Re: x"),
      Quote(
        "Lotus Notes, indented",
        "\tAnn Lee\n\tSent by: Eve\n\t01/02/2024 10:00 AM\n\t\t\n\t\t To: Bob/HOU/ACME@ACME, Joe\nFoo/ACME@ACME\n\t\t cc:\n\t\t Subject: Re: x"
      ),
      Quote(
        "Lotus Notes, author and date",
        "\n\t\n\tFrom:  Ann Lee                           01/02/2024 10:00 AM\n\t\n\nTo: Bob/HOU/ACME@ACME\ncc:\nSubject: Re: x"
      ),
      Quote("Lotus Notes, wrote", "Ann Lee/ACME wrote on 01/02/2024 10:00:12 AM:"),
      Quote("Lotus Notes de", "Ann Lee/ACME schrieb am 01.02.2024 10:00:12:"),
      Quote(
        "Lotus iNotes",
        "-----Ann Lee/ACME wrote: -----\nTo: Bob\nFrom: Ann Lee/ACME\nDate: 01/02/2024 10:00AM\nSubject: x"
      ),
      Quote(
        "Lotus Notes, columns",
        "\n             Ann Lee\n             <ann@example.com\n             >                                                          To\n                                       Bob\n             01/02/2024 10:00                                           cc\n             AM\n                                                                   Subject\n                                       Re: x\n"
      ),
      Quote(
        "Lotus Notes, columns with colons",
        "                    \"Ann Lee\"\n                    <ann@example.c       To:     \"Bob\" <bob@example.com>\n                    om>                  cc:\n                                         Subject:     Re: x\n                    01/02/2024\n                    10:00 AM"
      ),
      Quote(
        "Polymail",
        "On Mon, Jan 1, 2024 at 10:00 AM Ann Lee\n<\nmailto:Ann Lee <ann@example.com>\n> wrote:"),
      Quote(
        "a name with mailto",
        "On Mon, Jan 1, 2024 at 10:00 AM Ann Lee <mailto:ann@example.com> wrote:"),
      Quote(
        "an address broken before its end",
        "On Mon, Jan 1, 2024 at 10:00 AM Ann Lee <ann@example.com\n> wrote:"),
      Quote("Gmail tr", "Ann Lee <ann@example.com>, 1 Oca 2024 Pzt, 10:00 tarihinde şunu yazdı:"),
      Quote(
        "Apple Mail tr", "1 Ocak 2024 Pazartesi 10:00 tarihinde Ann Lee <ann@example.com> yazdı:"),
      Quote("Yandex", "01.01.2024, 10:00, \"Анна Ли\" <ann@example.com>:"),
      Quote("Yandex en", "01.01.2024, 10:00, \"Ann Lee\" <ann@example.com>:"),
      Quote("FairEmail", "January 1, 2024 10:00:00 AM Ann Lee <ann@example.com>:"),
      Quote("FairEmail short", "Jan 1, 2024 10:00:00 AM Ann Lee <ann@example.com>:"),
      Quote("FairEmail de", "01.01.2024 10:00:00 Ann Lee <ann@example.com>:"),
      Quote("FairEmail fr", "1 janv. 2024 10:00:00 Ann Lee <ann@example.com>:"),
      Quote("Thunderbird cs", "Dne 1. 1. 2024 v 10:00 Ann Lee napsal(a):"),
      Quote("Gmail cs", "po 1. 1. 2024 v 10:00 odesílatel Ann Lee <ann@example.com> napsal:"),
      Quote(
        "Seznam",
        "---------- Původní e-mail ----------\nOd: Ann Lee <ann@example.com>\nKomu: bob@example.com\nDatum: 1. 1. 2024 10:00:00\nPředmět: x"
      ),
      Quote("Apple Mail ru", "1 января 2024 г., в 10:00, Анна Ли <ann@example.com> написал(а):"),
      Quote("Gmail ru", "пн, 1 янв. 2024 г. в 10:00, Анна Ли <ann@example.com>:"),
      Quote("Gmail ru, user", "понедельник, 1 января 2024 г. пользователь Анна Ли написал:"),
      Quote("Thunderbird hu", "2024. 01. 01. 10:00 keltezéssel, Ann Lee írta:"),
      Quote("Gmail hu", "Ann Lee <ann@example.com> ezt írta (időpont: 2024. jan. 1., H, 10:00):"),
      Quote(
        "Outlook hu",
        "-------- Eredeti üzenet --------\nFeladó: Ann\nDátum: 2024\nCímzett: Bob\nTárgy: x"),
      Quote("Thunderbird pl", "W dniu 01.01.2024 o 10:00, Ann Lee pisze:"),
      Quote("Onet pl", "Dnia 1 stycznia 2024 10:00 Ann Lee <ann@example.com> napisał(a):"),
      Quote("Gmail pl", "pon., 1 sty 2024 o 10:00 Ann Lee <ann@example.com> napisał(a):"),
      Quote("Gmail pl, date first", "1 sty 2024 10:00 \"Ann Lee\" <ann@example.com> napisał(a):"),
      Quote(
        "Gmail ca", "El dl., 1 de gen. 2024 a les 10:00, Ann Lee (<ann@example.com>) va escriure:"),
      Quote(
        "Gmail ca, message",
        "Missatge de Ann Lee <ann@example.com> del dia dl., 1 de gen. 2024 a les\n10:00:"),
      Quote("Gmail ja", "2024年1月1日(月) 10:00 Ann Lee <ann@example.com>:"),
      Quote("Thunderbird ja", "On 2024/01/01 10:00, Ann Lee wrote:"),
      Quote("Becky ja", "Ann Lee <ann@example.com> さんは書きました:"),
      Quote("Apple Mail ja", "2024/01/01 10:00、Ann Lee <ann@example.com>のメール:"),
      Quote("iPhone ja", "2024/01/01 10:00、Ann Lee <ann@example.com>のメッセージ:"),
      Quote("Gmail, ISO date", "2013-10-02 10:00 GMT+02:00 Ann Lee <ann@example.com>:"),
      Quote("Gmail, ISO date, wrapped", "2013-10-02 10:00 GMT+02:00 Ann\nLee <ann@example.com>:"),
      Quote(
        "Gmail de, date last",
        "Ann Lee <ann@example.com> schrieb am Mo., 1. Jan. 2024 um 10:00 Uhr:"),
      Quote("name, address, verb", "Ann Lee <ann@example.com> wrote:"),
      Quote("Thunderbird sk", "Dňa 1. 1. 2024 o 10:00 Ann Lee napísal(a):"),
      Quote("Thunderbird bg", "На 1.01.2024 г. в 10:00, Анна написа:"),
      Quote("mail.ru", "Понедельник, 1 января 2024, 10:00 +03:00 от Анна Ли <ann@example.com>:"),
      Quote(
        "Yahoo es",
        "El lunes, 1 de enero de 2024, 10:00:00 CET, Ann Lee <ann@example.com> escribió:"),
      Quote("Foxmail", "======= 2024-01-01 10:00:00 您在来信中写道：======="),
      Quote("NetEase", "At 2024-01-01 10:00:00, \"Ann Lee\" <ann@example.com> wrote:"),
    ])
  func heads(quote: Quote) {
    let earlier = "Please restart it.\n\nAnn\n"
    #expect(visible("New text.\n\n\(quote.text)\n\n\(earlier)") == "New text.")
    #expect(visible("Yes\n\(quote.text)\n\(earlier)") == "Yes")
    #expect(visible("Yes\n\n\(quote.text)\n") == "Yes")
  }

  @Test(
    "it goes with the marked lines below it",
    arguments: [
      Quote("no colon", "2013/10/2 Ann Lee <ann@example.com>"),
      Quote("GMT name", "2016-03-03 17:21 GMT+01:00 Ann Lee"),
      Quote("mutt star", "* Ann Lee <ann@example.com>:"),
      Quote("bracket date", "* Ann Lee <ann@example.com> [2024-01-01 10:00]:"),
      Quote("you wrote", "At 6/16/2016 08:32 PM, you wrote:"),
      Quote("name said", "Ann Lee said:"),
      Quote("via", "Ann Lee via Support wrote:"),
      Quote("yahoo wrapped", "--- In group@example.com, Ann Lee <ann@...>\nwrote:"),
      Quote("serbian", "Dana 1.1.2024. u 10:00, Ann Lee je napisao/la:"),
      Quote("lithuanian", "2024.01.01 10:00, Ann Lee rašė:"),
      Quote("catalan", "El 1/1/24 a les 10:00, Ann Lee ha escrit:"),
      Quote("Yahoo group", "--- In group@example.com, Ann Lee <ann@...> wrote:\n>"),
    ])
  func introducers(quote: Quote) {
    let earlier = "> Please restart it.\n>\n> Ann\n"
    #expect(visible("New text.\n\n\(quote.text)\n\(earlier)") == "New text.")
    #expect(visible("\(quote.text)\n\(earlier)\nNew text.\n") == "New text.")
    #expect(visible("New text.\n\(quote.text)\n\(earlier)") == "New text.")
  }

  @Test(
    "what a person writes stays, though it looks like that",
    arguments: [
      "MEMORANDUM\n\nTO: All staff\nFROM: Ann Lee\nDATE: January 1, 2024\nRE: Holidays\n\nThe office is closed on Monday.",
      "Dear support,\n\nMEMO\n\nTo: All staff\nFrom: Ann Lee, HR\nDate: January 1, 2024\nSubject: Holidays\n\nThe office is closed on Monday.",
      "Memorandum\n\nFrom: Ann Lee, HR\nTo: All staff\nDate: January 1, 2024\nSubject: Holidays\n\nThe office is closed on Monday.",
      "We would like to book:\nFrom: Berlin\nTo: Munich\nDate: 3 May 2024\nfor two persons. Is that possible?",
      "Please send the parcel again.\nSender: Ann Lee\nReceiver: Bob Day\nDate: 3 May 2024\nIt was lost.",
      "Here is the patch:\n\nFrom 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001\nFrom: Ann <ann@example.com>\nDate: Mon, 1 Jan 2024 10:00:00 +0000\nSubject: [PATCH] Mend it\n\nIt was broken.\n---\n a.c | 2 +-",
      "On 2024-01-01 I sent this to Bob <bob@example.com>:\nthe printer is broken.",
      "I wrote to bob@example.com on 2024-01-01 at 10:00:\nthe printer is broken.",
      "The log:\n2024-01-01 10:00:00 mx smtp[1]: to <ann@example.com>:\nrefused. Why?",
      "We need two accounts:\n2024-01-01 Ann Lee <ann@example.com>\n2024-01-02 Bob Day <bob@example.com>\nand one for me.",
      "My question is about this table:\n2024-01-01 10:00 GMT start\n2024-01-01 11:00 GMT end\nWhat does it mean?",
      "SQL> select 1 from dual;\nSQL> quit\nIt hangs after that.",
      "The menu says:\n| File | Edit |\n| Open | Copy |\nWhat do I press?",
      "Ann Lee\n01/02/2024 10:00 AM\n\nTo: whom it may concern, please close my account.",
      "Meeting on 01/02/2024 10:00 AM\nTo: Bob\ncc: Eve\nWe meet in room 3.",
      "I asked my colleague and she wrote:\nuse the other door.",
      "Our address has changed, see below:\nAnn Lee <ann@example.com>:\nuse this one from now on.",
      "ACME INC.\n\nFrom: Ann Lee\nTo: All employees\nDate: January 1, 2024\nSubject: Holidays\n\nThe office is closed on Monday.",
      "Please answer:\n\nDE: Ann Lee\nPARA: Todos\nFECHA: 1/1/24\nASUNTO: Vacaciones\n\nLa oficina cierra.",
      "Field list:\n>Number: 1\n>Category: x\n>Synopsis: y\n>Description:\nit broke\n>Fix:\nnone known",
      "In our office we have this:\nAB> one\nCD> two",
      "What I have so far, see the change below.\n\nFrom: Ann Lee <ann@example.com>\nDate: Mon, 1 Jan 2024 10:00:00 +0000\nSubject: [PATCH] Mend it\n\nIt was broken.\n---\n a.c | 2 +-",
      "Please see the answer.\n\n________________________________\nSent via: a list\nArchives: https://example.com\nUnsubscribe: ann@example.com",
      "The next meeting:\n________________________________\nTime: Monday, 10:00\nPlace: Room 3\nChair: Ann\n\nPlease bring your own pen.",
      "ACME INC.\n________________________________\nTo: All\nFrom: Ann Lee\nDate: 1/1/24\n\nThe office is closed on Monday.",
      "Your flight:\n\nFrom: Houston\nTo: New York\nDate: 5 January 2024\nSeat: 12\n\nPlease be there in time.",
    ])
  func lookalikes(text: String) {
    #expect(visible(text) == text)
  }

  @Test(
    "lines may have other marks than >",
    arguments: [
      "On Mon, Jan 1, 2024 at 10:00 AM Ann <ann@example.com> wrote:\n\n| One?\nNew.\n| Two?",
      "Ann Lee wrote:\nAL> One?\nAL>\nAL> Two?\nNew.",
      ">>>>> \"AL\" == Ann Lee <ann@example.com> writes:\nAL> One?\nNew.",
      "AL> Then I tried to print the page with the other printer,\nAL> the one on the third floor, which has no paper at all,\nAL> and in the end I went home without the page that I need.\nNew.\nAL> So?",
      "＞一つ\n＞二つ\nNew.",
    ])
  func otherMarks(text: String) {
    #expect(visible(text) == "New.")
  }

  @Test(
    "what stands between new text and a quote goes with it",
    arguments: [
      "Yes\n\n---\n\nOn 2024-01-01 10:00 Ann <a@b.example> wrote:\n> x",
      "Yes\n\nFrom: Ann <a@b.example>\nSubject: x\n> q",
      "Yes\n\nAnn Lee [2024-01-01 10:00 +0100]:\n> q",
      "Yes\n\nAnn Lee via Support wrote:\n\nold",
      "Yes\n\nPosted by ann on 01/21/2016\nold",
    ])
  func between(text: String) {
    #expect(visible(text) == "Yes")
  }

  @Test("a line of dashes below a title is the title's")
  func underlinedTitle() {
    #expect(visible("Title\n-----\n> x\nNew.") == "Title\n-----\n\nNew.")
  }

  @Test("what fell off quoted lines is quoted")
  func brokenLines() {
    let text = """
      > It needs to be released by the end of this week, without this kind of
      action
      > nothing will turn this around, and to spend more time and any of our
      money
      > on it makes no sense.
      New.
      """
    #expect(visible(text) == "New.")
  }

  @Test("answers between marked lines are no rest of them")
  func answersBetweenLines() {
    let text = """
      > Is the printer connected to the network by a cable or by wireless, and
      by cable.
      > which do you prefer, if you had to choose one of them for all of these
      The same for all.
      > printers?
      Yes.
      """
    #expect(visible(text) == "by cable.\n\nThe same for all.\n\nYes.")
  }

  @Test("an introducer is folded when its quote was removed")
  func leftIntroducer() {
    #expect(visible("New.\n\nOn Mon, Jan 1, 2024 at 10:00 AM Ann <a@example.com> wrote:") == "New.")
    #expect(visible("New.\n\nAnn Lee wrote 2024-01-01 10:00:\n\n") == "New.")
    #expect(visible("New.\n\nAnn Lee wrote:") == "New.")
    #expect(visible("New.\n\nThis is what he wrote:") == "New.\n\nThis is what he wrote:")
  }
}
