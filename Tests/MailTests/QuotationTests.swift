import Testing

@testable import Mail

/// The text of a mail and what is left of it when quotes and signature are folded.
struct Folding: Sendable, CustomTestStringConvertible {
  var program: String
  var text: String
  var visible: String

  init(_ program: String, _ text: String, _ visible: String) {
    self.program = program
    self.text = text
    self.visible = visible
  }

  var testDescription: String { program }
}

func visible(_ text: String, earlier: [String] = []) -> String {
  Quotation.visible(text, without: Quotation.marks(in: text, earlier: earlier))
}

@Suite("Quoted text and signatures") struct QuotationTests {
  @Test(
    "an introducer goes with the quote below it",
    arguments: [
      Folding("Gmail", "On Mon, Jan 1, 2024 at 10:00 AM Ann Lee <ann@example.com> wrote:", "en"),
      Folding(
        "Gmail, wrapped",
        "On Mon, Jan 1, 2024 at 10:00 AM Ann Lee via Support <\nann@example.com> wrote:",
        "en"),
      Folding(
        "Gmail, verb wrapped", "On Mon, Jan 1, 2024 at 10:00 AM Ann Lee <ann@example.com>\nwrote:",
        "en"),
      Folding("Apple Mail", "On 1 Jan 2024, at 10:00, Ann Lee <ann@example.com> wrote:\n", "en"),
      Folding("Thunderbird", "On 1/1/24 10:00 AM, Ann Lee wrote:", "en"),
      Folding("mutt", "Ann Lee wrote:", "en"),
      Folding("Horde", "Quoting Ann Lee <ann@example.com>:\n", "en"),
      Folding("mailing list", "In message <x@example.com>, Ann Lee writes:", "en"),
      Folding("163", "At 2024-01-01 10:00:00, \"Ann Lee\" <ann@example.com> wrote:", "en"),
      Folding(
        "Gmail de", "Am Mo., 1. Jan. 2024 um 10:00 Uhr schrieb Ann Lee <ann@example.com>:", "de"),
      Folding(
        "Gmail de, wrapped",
        "Am Mo., 1. Jan. 2024 um 10:00 Uhr schrieb Ann\nLee <ann@example.com>:\n", "de"),
      Folding("Thunderbird de", "Am 01.01.24 um 10:00 schrieb Ann Lee:", "de"),
      Folding("Apple Mail de", "Am 01.01.2024 um 10:00 schrieb Ann Lee <ann@example.com>:\n", "de"),
      Folding("Horde de", "Zitat von Ann Lee <ann@example.com>:\n", "de"),
      Folding(
        "Gmail fr", "Le lun. 1 janv. 2024 à 10:00, Ann Lee <ann@example.com> a écrit :\n", "fr"),
      Folding(
        "Gmail fr, wrapped",
        "Le lun. 1 janv. 2024 à 10:00, Ann Lee <ann@example.com> a\nécrit\u{202F}:\n", "fr"),
      Folding(
        "Gmail es", "El lun, 1 ene 2024 a las 10:00, Ann Lee (<ann@example.com>) escribió:\n", "es"),
      Folding(
        "Gmail pt", "Em seg., 1 de jan. de 2024 às 10:00, Ann Lee <ann@example.com> escreveu:\n",
        "pt"),
      Folding(
        "Gmail it",
        "Il giorno lun 1 gen 2024 alle ore 10:00 Ann Lee <ann@example.com> ha scritto:\n", "it"),
      Folding("Gmail nl", "Op ma 1 jan 2024 om 10:00 schreef Ann Lee <ann@example.com>:\n", "nl"),
      Folding("Gmail sv", "Den mån 1 jan. 2024 kl 10:00 skrev Ann Lee <ann@example.com>:\n", "sv"),
      Folding("Gmail no", "man. 1. jan. 2024 kl. 10:00 skrev Ann Lee <ann@example.com>:\n", "no"),
      Folding(
        "Gmail da", "Den man. 1. jan. 2024 kl. 10.00 skrev Ann Lee <ann@example.com>:\n", "da"),
      Folding(
        "Gmail fi", "ma 1. tammik. 2024 klo 10.00 Ann Lee (ann@example.com) kirjoitti:\n", "fi"),
      Folding("Gmail pl", "pon., 1 sty 2024 o 10:00 Ann Lee <ann@example.com> napisał(a):\n", "pl"),
      Folding("Thunderbird pl", "W dniu 1.01.2024 o 10:00, Ann Lee pisze:", "pl"),
      Folding(
        "Gmail cs", "po 1. 1. 2024 v 10:00 odesílatel Ann Lee <ann@example.com> napsal:\n", "cs"),
      Folding("Gmail sk", "po 1. 1. 2024 o 10:00 Ann Lee <ann@example.com> napísal(a):\n", "sk"),
      Folding(
        "Gmail hu", "Ann Lee <ann@example.com> ezt írta (időpont: 2024. jan. 1., H, 10:00):\n", "hu"
      ),
      Folding(
        "Gmail ro", "În lun., 1 ian. 2024 la 10:00, Ann Lee <ann@example.com> a scris:\n", "ro"),
      Folding(
        "Gmail tr", "Ann Lee <ann@example.com>, 1 Oca 2024 Pzt, 10:00\ntarihinde şunu yazdı:\n",
        "tr"),
      Folding(
        "Gmail el",
        "Στις Δευ 1 Ιαν 2024 στις 10:00 π.μ., ο χρήστης Ann Lee <ann@example.com> έγραψε:\n", "el"),
      Folding("Gmail ru", "пн, 1 янв. 2024 г. в 10:00, Анна Ли <ann@example.com>:\n", "ru"),
      Folding(
        "mail.ru", "Понедельник, 1 января 2024, 10:00 +03:00 от Анна Ли <ann@example.com>:\n", "ru"),
      Folding("Yandex", "01.01.2024, 10:00, \"Анна Ли\" <ann@example.com>:", "ru"),
      Folding("Thunderbird ru", "01.01.2024 10:00, Анна Ли пишет:", "ru"),
      Folding("Gmail uk", "пн, 1 січ. 2024 р. о 10:00 Анна Лі <ann@example.com> пише:\n", "uk"),
      Folding("Gmail bg", "На пн, 1.01.2024 г. в 10:00 Анна Ли <ann@example.com> написа:\n", "bg"),
      Folding(
        "Gmail he", "‫בתאריך יום ב׳, 1 בינו׳ 2024 ב-10:00 מאת ‪Ann Lee‬‏ <‪ann@example.com‬‏>:‬\n",
        "he"),
      Folding(
        "Gmail ar",
        "في الاثنين، 1 يناير 2024 في 10:00 ص تمت كتابة ما يلي بواسطة Ann Lee <ann@example.com>:\n",
        "ar"),
      Folding("Gmail ja", "2024年1月1日(月) 10:00 Ann Lee <ann@example.com>:\n", "ja"),
      Folding("Apple Mail ja", "2024/01/01 10:00、Ann Lee <ann@example.com>のメール:\n", "ja"),
      Folding("Gmail zh", "Ann Lee <ann@example.com> 于2024年1月1日周一 10:00写道：\n", "zh"),
      Folding("Gmail zh-TW", "Ann Lee <ann@example.com> 於 2024年1月1日 週一 上午10:00寫道：\n", "zh"),
      Folding("Apple Mail zh", "在 2024年1月1日，10:00，Ann Lee <ann@example.com> 写道：\n", "zh"),
      Folding("Gmail ko", "2024년 1월 1일 (월) 오전 10:00, Ann Lee <ann@example.com>님이 작성:\n", "ko"),
      Folding(
        "Gmail vi", "Vào Th 2, 1 thg 1, 2024 vào lúc 10:00 Ann Lee <ann@example.com> đã viết:\n",
        "vi"),
      Folding(
        "Gmail th", "ในวันที่ จ. 1 ม.ค. 2024 เวลา 10:00 Ann Lee <ann@example.com> เขียนว่า:\n", "th"),
      Folding(
        "Gmail id", "Pada tanggal Sen, 1 Jan 2024 pukul 10.00 Ann Lee <ann@example.com> menulis:\n",
        "id"),
    ])
  func introducers(row: Folding) {
    let quote = "> Please restart it.\n>\n> Ann\n"
    #expect(visible("New text.\n\n\(row.text)\n\(quote)") == "New text.")
    #expect(visible("\(row.text)\n\(quote)\nNew text.\n") == "New text.")
    #expect(
      visible("\(row.text)\n> One?\nFirst.\n> Two?\n\nSecond.\n") == "First.\n\nSecond.")
  }

  @Test(
    "below the header of an earlier mail all is quoted",
    arguments: [
      Folding(
        "Outlook en",
        "From: Ann Lee <ann@example.com>\nSent: Monday, January 1, 2024 10:00 AM\nTo: Bob <bob@example.com>\nSubject: RE: Printer",
        ""),
      Folding(
        "Outlook en, bold",
        "*From:* Ann Lee <ann@example.com>\n*Sent:* Monday\n*To:* Bob\n*Cc:* Eve\n*Subject:* Printer",
        ""),
      Folding(
        "Outlook en, many recipients",
        "From: Ann Lee\nSent: Monday\nTo: Bob <bob@example.com>;\n Eve <eve@example.com>;\nJoe <joe@example.com>\nSubject: Printer",
        ""),
      Folding(
        "Outlook de",
        "Von: Ann Lee <ann@example.com>\nGesendet: Montag, 1. Januar 2024 10:00\nAn: Bob\nBetreff: AW: Drucker",
        ""),
      Folding(
        "Outlook fr",
        "De : Ann Lee <ann@example.com>\nEnvoyé : lundi 1 janvier 2024 10:00\nÀ : Bob\nObjet : RE: Imprimante",
        ""),
      Folding(
        "Outlook es", "De: Ann Lee\nEnviado el: lunes, 1 de enero\nPara: Bob\nAsunto: RE: x", ""),
      Folding(
        "Outlook pt", "De: Ann Lee\nEnviada em: segunda-feira\nPara: Bob\nAssunto: RES: x", ""),
      Folding("Outlook it", "Da: Ann Lee\nInviato: lunedì\nA: Bob\nOggetto: R: x", ""),
      Folding("Outlook nl", "Van: Ann Lee\nVerzonden: maandag\nAan: Bob\nOnderwerp: RE: x", ""),
      Folding("Outlook sv", "Från: Ann Lee\nSkickat: den 1 januari\nTill: Bob\nÄmne: SV: x", ""),
      Folding("Outlook da", "Fra: Ann Lee\nSendt: 1. januar\nTil: Bob\nEmne: SV: x", ""),
      Folding(
        "Outlook fi", "Lähettäjä: Ann Lee\nLähetetty: maanantai\nVastaanottaja: Bob\nAihe: VS: x",
        ""),
      Folding("Outlook pl", "Od: Ann Lee\nWysłano: poniedziałek\nDo: Bob\nTemat: ODP: x", ""),
      Folding("Outlook cs", "Od: Ann Lee\nOdesláno: pondělí\nKomu: Bob\nPředmět: RE: x", ""),
      Folding("Outlook hu", "Feladó: Ann Lee\nElküldve: hétfő\nCímzett: Bob\nTárgy: RE: x", ""),
      Folding("Outlook tr", "Kimden: Ann Lee\nGönderildi: Pazartesi\nKime: Bob\nKonu: YNT: x", ""),
      Folding("Outlook ru", "От: Анна Ли\nОтправлено: 1 января\nКому: Боб\nТема: RE: x", ""),
      Folding("Outlook uk", "Від: Анна\nНадіслано: 1 січня\nКому: Боб\nТема: x", ""),
      Folding("Outlook el", "Από: Ann Lee\nΣτάλθηκε: Δευτέρα\nΠρος: Bob\nΘέμα: ΑΠ: x", ""),
      Folding("Outlook he", "מאת: Ann Lee\nנשלח: יום שני\nאל: Bob\nנושא: x", ""),
      Folding("Outlook ar", "من: Ann Lee\nتاريخ الإرسال: الاثنين\nإلى: Bob\nالموضوع: x", ""),
      Folding("Outlook ja", "差出人: Ann Lee\n送信日時: 2024年1月1日 10:00\n宛先: Bob\n件名: RE: x", ""),
      Folding("Outlook ko", "보낸 사람: Ann Lee\n보낸 날짜: 2024년 1월 1일\n받는 사람: Bob\n제목: RE: x", ""),
      Folding("Foxmail zh", "发件人： Ann Lee\n发送时间： 2024-01-01 10:00\n收件人： Bob\n主题： Re: x", ""),
      Folding("Outlook zh-TW", "寄件者: Ann Lee\n寄件日期: 2024年1月1日\n收件者: Bob\n主旨: RE: x", ""),
      Folding(
        "a paragraph for each field", "From: Ann\n\nSent: Monday\n\nTo: Bob\n\nSubject: x", ""),
      Folding(
        "Outlook, unknown language, ruled",
        "________________________________\nXrom: Ann Lee\nXent: Xonday\nXo: Bob\nXubject: x", ""),
      Folding(
        "Outlook text",
        "-----Original Message-----\nFrom: Ann Lee\nSent: Monday\nTo: Bob\nSubject: x", ""),
      Folding(
        "Samsung",
        "-------- Original message --------\nFrom: Ann Lee\nDate: 1/1/24\nTo: Bob\nSubject: x", ""),
      Folding(
        "QQ",
        "------------------ 原始邮件 ------------------\n发件人: \"Ann\" <ann@example.com>;\n发送时间: 2024年1月1日(星期一) 10:00\n收件人: \"Bob\";\n主题: x",
        ""),
      Folding(
        "QQ en",
        "------------------ Original ------------------\nFrom:  \"Ann\";\nDate:  Mon\nTo:  \"Bob\"\nSubject:  x",
        ""),
      Folding(
        "Proton",
        "‐‐‐‐‐‐‐ Original Message ‐‐‐‐‐‐‐\nOn Monday, January 1st, 2024 at 10:00, Ann <a@example.com> wrote:",
        ""),
      Folding("Thunderbird de, separator only", "-------- Ursprüngliche Nachricht --------", ""),
      Folding("Greek phone", "-------- Αρχικό μήνυμα --------", ""),
      Folding("Hanmail", "--------- 원본 메일 ---------\n보낸사람 : Ann\n받는사람 : Bob\n날짜: 1\n제목: x", ""),
      Folding(
        "Zoho", "---- On Mon, 01 Jan 2024 10:00:00 +0000 Ann Lee <ann@example.com> wrote ----", ""),
      Folding("our own notice", "-- Please reply above this line --", ""),
      Folding("Zendesk", "##- Please type your reply above this line -##", ""),
      Folding(
        "Outlook phone", "On Mon, Jan 1, 2024 at 10:00 AM Ann Lee <ann@example.com> wrote:\n", ""),
    ])
  func headers(row: Folding) {
    let quote = "Please restart it.\n\nAnn\n\nFrom Monday on it works.\n"
    #expect(visible("New text.\n\n\(row.text)\n\n\(quote)") == "New text.")
    #expect(visible("Yes\n\(row.text)\n\(quote)") == "Yes")
    #expect(
      visible("New text.\n\(row.text)\n\n> One?\nAnswer.\n> Two?\n") == "New text.\n\nAnswer.")
  }
}
