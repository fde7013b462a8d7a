/// The words of separator lines, lower case, without the dashes and colons around them.
enum SeparatorWords {
  /// In our own notices, and in those of other help desks.
  static let own = ["reply above this line", "type your reply above"]

  static let original = [
    "original message", "original mail", "original email", "original e-mail", "original",
    "original appointment", "reply message", "replied message", "quoted message",
    "previous message", "ursprüngliche nachricht", "originalnachricht",
    "original-nachricht", "original nachricht", "antwort nachricht", "ursprüngliche mail",
    "ursprüngliche e-mail", "message d'origine", "message d’origine", "message original",
    "courriel original", "mensaje original", "mensagem original",
    "messaggio originale", "missatge original", "oorspronkelijk bericht", "origineel bericht",
    "originalmeddelande", "ursprungligt meddelande", "ursprungligt e-brev",
    "oprindelig meddelelse", "original meddelelse", "oprindelig besked", "original besked",
    "opprinnelig melding", "original melding", "alkuperäinen viesti", "oryginalna wiadomość",
    "wiadomość oryginalna", "wiadomość pierwotna", "původní zpráva", "původní e-mail",
    "pôvodná správa", "eredeti üzenet", "mesaj original", "mesajul original", "orijinal mesaj",
    "orjinal mesaj", "özgün ileti", "исходное сообщение", "оригинальное сообщение",
    "первоначальное сообщение", "вихідне повідомлення", "оригінальне повідомлення",
    "оригинално съобщение", "αρχικό μήνυμα", "αρχικό μήνυµα", "originalna poruka",
    "izvorna poruka", "izvirno sporočilo", "原始邮件", "原邮件", "原始信息", "回复的原邮件", "原始郵件",
    "原始訊息", "原始信件", "元のメッセージ", "オリジナルメッセージ", "원본 메시지", "원본메시지", "원본 메일",
    "원본메일", "הודעה מקורית", "الرسالة الأصلية", "thư gốc", "tin nhắn gốc", "ข้อความต้นฉบับ",
    "pesan asli", "originalus laiškas", "algne sõnum", "邮件原件", "原邮件内容", "原始邮件内容",
    "元のメール", "元メッセージ", "元メール", "返信元メッセージ", "원본 이메일", "원문 메시지", "원래 메시지",
    "missatge originari", "message initial", "mensaje anterior", "mensagem anterior",
    "messaggio precedente", "vorherige nachricht", "originalbeskjed", "ursprungligt mejl",
    "oprindelig mail", "oryginalny e-mail", "oryginalny list", "původní e-mailová zpráva",
    "originál zprávy", "pôvodný e-mail", "eredeti levél", "eredeti e-mail", "orijinal ileti",
    "orijinal e-posta", "özgün e-posta", "asıl ileti", "исходное письмо", "оригинальное письмо",
    "початкове повідомлення", "оригинално писмо", "sākotnējā ziņa", "mensaxe orixinal",
    "jatorrizko mezua", "neges wreiddiol", "upprunaleg skilaboð", "oriģinālais ziņojums",
  ]

  /// Beginnings: some programs add who forwarded it, and when.
  static let forwarded = [
    "forwarded message", "forwarded mail", "forwarded email", "forwarded by", "forward message",
    "weitergeleitete nachricht", "weitergeleitet von", "message transféré", "message réexpédié",
    "mensaje reenviado", "mensagem encaminhada", "mensagem reencaminhada", "messaggio inoltrato",
    "missatge reenviat", "doorgestuurd bericht", "vidarebefordrat meddelande",
    "videresendt meddelelse", "videresendt besked", "videresendt melding", "välitetty viesti",
    "edelleenlähetetty viesti", "przekazana wiadomość", "wiadomość przekazana",
    "treść przekazanej wiadomości", "přeposlaná zpráva", "preposlaná správa",
    "továbbított üzenet", "továbbított levél", "mesaj redirecționat", "iletilen mesaj",
    "yönlendirilmiş ileti", "пересылаемое сообщение", "перенаправленное сообщение",
    "пересланное сообщение", "переслане повідомлення", "переадресоване повідомлення",
    "препратено съобщение", "προωθημένο μήνυμα", "proslijeđena poruka", "posredovano sporočilo",
    "转发邮件", "转发的邮件", "轉寄郵件", "轉寄的郵件", "轉寄訊息", "轉寄信件", "転送メッセージ", "転送されたメッセージ",
    "전달된 메시지", "전달된 메일", "הודעה שהועברה", "رسالة معاد توجيهها", "thư chuyển tiếp",
    "ข้อความที่ส่งต่อ", "pesan terusan",
  ]

  /// Apple Mail, whose lines have no dashes.
  static let forwardOpenings = [
    "begin forwarded message", "anfang der weitergeleiteten nachricht",
    "début du message transféré", "début du message réexpédié", "inicio del mensaje reenviado",
    "início da mensagem encaminhada", "início da mensagem reencaminhada",
    "inizio messaggio inoltrato", "begin doorgestuurd bericht", "vidarebefordrat brev",
    "start på videresendt meddelelse", "videresendt brev", "välitetty viesti alkaa",
    "początek przekazywanej wiadomości", "začátek přeposílané zprávy", "továbbított üzenet kezdete",
    "начало переадресованного сообщения", "начало переадресованного письма",
    "початок переадресованого повідомлення", "αρχή προωθημένου μηνύματος",
    "下面是被转发的邮件", "開始轉寄的郵件", "以下是轉寄的郵件", "転送されたメッセージ", "전달된 메시지의 시작",
  ]
}
