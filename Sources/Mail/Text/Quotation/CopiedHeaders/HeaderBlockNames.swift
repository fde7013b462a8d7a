/// The field names of copied headers in the languages of mail programs, lower case, without blanks.
enum HeaderBlockNames {
  enum Role {
    case from, sent, to, copy, subject, other
  }

  static func role(of name: String) -> Role? {
    // Most lines with a colon in them name no field: for them the table need not be made.
    name.utf8.count <= longest ? roles[name] : nil
  }

  /// Bytes of the longest name.
  private static let longest = 27

  static let roles: [String: Role] = {
    let names: [(Role, String)] = [
      (.from, from), (.sent, sent), (.to, to), (.copy, copy), (.subject, subject), (.other, other),
    ]
    let pairs = names.flatMap { role, names in
      names.split(separator: " ").map { (String($0), role) }
    }
    assert(pairs.allSatisfy { $0.0.utf8.count <= longest })
    return Dictionary(pairs) { first, _ in first }
  }()

  /// Fields that only a real header has (RFC 5321, RFC 5322, RFC 2045, RFC 6376).
  static let transport = [
    "received", "return-path", "delivered-to", "message-id", "mime-version", "content-type",
    "content-transfer-encoding", "dkim-signature", "authentication-results", "received-spf",
    "arc-seal", "in-reply-to", "references", "user-agent", "list-id", "envelope-to",
  ]

  /// Those that letters have, too.
  static let dates: Set = [
    "date", "datum", "dato", "data", "fecha", "tarih", "дата", "ημερομηνία", "päivämäärä", "dátum",
    "日期", "日付", "날짜", "ngày", "tanggal", "วันที่", "תאריך", "التاريخ",
  ]

  private static let from = """
    from von de van fra från da od dela lähettäjä feladó kimden gönderen отправитель от від откого \
    відправник από αποστολέας от: 发件人 寄件人 寄件者 差出人 送信者 보낸사람 발신인 발신자 \
    보낸이 מאת من المرسل từ ngườigửi จาก ผู้ส่ง dari nuo no saatja sendandi expéditeur absender \
    remitente mittente afzender sender avsändare afsender avsender nadawca odesílatel odosielateľ \
    pošiljatelj šalje expeditor подател изпраща от
    """

  private static let sent = """
    sent date gesendet datum gesendetam envoyé envoyéle skickat skickades sendt dato \
    enviadaem enviado enviadoem enviadoel enviat fecha fechadeenvío data inviato inviatoil \
    verzonden verstuurd wysłano wysłane datawysłania odesláno odoslané poslano poslato pošta \
    lähetetty päivämäärä päiväys elküldve dátum küldve gönderildi gönderilmetarihi tarih trimis \
    отправлено дата датаивремя надіслано изпратено στάλθηκε ημερομηνία 发送时间 发送日期 日期 时间 \
    發送時間 傳送日期 寄件日期 送信日時 日時 日付 送信日 보낸날짜 보낸시간 날짜 발송일 נשלח תאריך \
    תאריךשליחה تاريخالإرسال التاريخ أرسلت đãgửi ngày gửilúc ส่ง ส่งเมื่อ วันที่ dikirim terkirim \
    tanggal išsiųsta nosūtīts saadetud kuupäev
    """

  private static let to = """
    to an à a til till para pour per aan do komu vastaanottaja címzett kime alıcı către кому получатель до \
    προς 收件人 收件者 宛先 送信先 받는사람 수신 수신인 수신자 받는이 אל נמען إلى المستلم đến ngườinhận ถึง \
    kepada ke kam kama kellele tilkomin prima za prejemnik primatelj destinataire destinatario \
    destinatário receiver recipient empfänger ontvanger mottagare modtager mottaker odbiorca adresat pera
    """

  private static let copy = """
    cc bcc cci kopie kopia kopi copie copia cópia kopio másolat bilgi копия копія κοιν. κοινοποίηση \
    抄送 抄送人 副本 密送 密件副本 참조 숨은참조 עותק نسخة đồnggửi สำเนา tembusan ccn dw ud
    """

  private static let subject = """
    subject betreff objet asunto assunto ämne emne oggetto onderwerp temat předmět predmet aihe tárgy \
    konu subiect тема относно θέμα 主题 主旨 主題 标题 件名 題名 제목 נושא הנדון الموضوع موضوع chủđề tiêuđề \
    เรื่อง หัวเรื่อง perihal subjek tema pavadinimas teema efni assumpte
    """

  private static let other = """
    reply-to répondreà beantwoorden-aan risposta antwortan svaratill importance \
    priority wichtigkeit priorität attachments anhänge attachment piècesjointes organization \
    organisation importancia prioridad mailed-by signed-by 附件 添付ファイル 첨부
    """
}
