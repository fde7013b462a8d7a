/// The signature at the end of a passage somebody wrote.
enum ClosingLines {
  /// Longer ones are text that happens to stand below two dashes.
  private static let maximumSignature = 10

  /// The lines from the signature to the end of `passage`; nil when it has none.
  static func lines(of passage: Range<Int>, in text: TextLines) -> Range<Int>? {
    signature(of: passage, in: text) ?? mobileLine(of: passage, in: text)
  }

  /// After the last `-- ` (RFC 3676 §4.3), which many programs strip of its space.
  private static func signature(of passage: Range<Int>, in text: TextLines) -> Range<Int>? {
    var lines = 0
    for index in passage.reversed() where !text[index].isBlank {
      if isDelimiter(text.content(index)) { return index..<passage.upperBound }
      lines += 1
      if lines > maximumSignature { return nil }
    }
    return nil
  }

  /// Also as OpenPGP escapes it (RFC 9580 §7.1).
  private static func isDelimiter(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    line.elementsEqual("--".utf8) || line.elementsEqual("- --".utf8)
  }

  private static func mobileLine(of passage: Range<Int>, in text: TextLines) -> Range<Int>? {
    var first: Int?
    for index in passage.reversed() where !text[index].isBlank {
      guard let phrase = text.phrase(index), MobileSignatures.contain(phrase) else { break }
      first = index
    }
    return first.map { $0..<passage.upperBound }
  }
}

/// The closing lines that programs put below what was written on a phone, lower case.
enum MobileSignatures {
  /// Longer lines say something of their own.
  private static let maximumLength = 160

  static func contain(_ phrase: String) -> Bool {
    guard phrase.utf8.count <= maximumLength else { return false }
    var words = phrase.drop { "<[(-–— ".contains($0) }
    if words.last == "." { words.removeLast() }
    guard let first = words.utf8.first else { return false }
    return openings.contains { $0.utf8.first == first && words.hasPrefix($0) }
      || frames.contains { words.hasPrefix($0) && words.hasSuffix($1) }
  }

  static let openings = [
    "sent from my ", "sent from outlook", "sent from yahoo", "sent from mail for",
    "sent from proton", "sent from windows", "sent from android", "sent from ipad",
    "sent from a phone", "sent from a mobile", "sent with airmail", "sent with mailtrack",
    "from my iphone", "from my ipad", "from my android", "from my mobile", "från min iphone",
    "sent from gmail mobile", "sent from samsung", "sent from mobile", "sent from iphone",
    "sent via ", "sent with proton", "sent with aquamail", "sent using ", "sent on the go",
    "get outlook for", "get bluemail for", "download outlook for", "yahoo mail: ",
    "gesendet von ", "gesendet mit ", "gesendet über ", "gesendet aus ",
    "holen sie sich outlook",
    "envoyé de mon ", "envoyé depuis ", "envoyé à partir de ", "envoyé avec ", "envoyé via ",
    "télécharger outlook", "obtenir outlook", "téléchargez outlook", "provenance : courrier",
    "enviado desde ", "enviado do ", "enviado de ", "enviado a partir ", "enviado con ",
    "enviado via ", "obtener outlook", "obter o outlook", "obtenha o outlook", "descargar outlook",
    "enviat des ", "inviato da", "inviato dal ", "ottieni outlook", "scarica outlook",
    "sendt fra ", "sendt via ", "hent outlook", "få outlook", "skickat från ", "skaffa outlook",
    "hämta outlook", "lähetetty iphone", "lähetetty ipad",
    "lähetetty samsung", "lähetetty android", "lähetetty outlook", "lähetetty puhelim",
    "hanki outlook", "verzonden met", "verzonden vanaf",
    "verstuurd vanaf", "verstuurd met", "download outlook voor", "wysłane z ",
    "wysłano z ", "pobierz outlook", "uzyskaj program outlook", "odesláno z ", "odesláno ze ",
    "získejte outlook", "odoslané z ", "odoslané zo ", "küldve a ", "trimis de pe ", "trimis din ",
    "poslano s ", "poslano sa ", "poslano iz ", "отправлено с ", "отправлено из ",
    "надіслано з ", "відправлено з ", "изпратено от ", "στάλθηκε από ", "αποκτήστε το outlook",
    "gửi từ ", "đã gửi từ ", "dikirim dari ", "发自我的", "发送自", "傳送自",
    "获取 outlook", "取得 outlook", "נשלח מה", "أُرسلت من", "تم الإرسال من",
    "ส่งจาก",
  ]

  /// Opening and end of lines whose opening alone could begin any sentence.
  static let frames = [
    ("von mein", "gesendet"), ("diese nachricht wurde von mein", "gesendet"),
    ("outlook für ", "beziehen"), ("outlook für ", "herunterladen"),
    ("outlook voor ", "downloaden"), ("iphone", "dan gönderildi"), ("samsung", "dan gönderildi"),
    ("outlook", "adresinden gönderildi"), ("iphone", "から送信"), ("ipad", "から送信"),
    ("android", "から送信"), ("スマートフォン", "から送信"), ("", " outlook を入手"),
    ("從我的", "傳送"), ("从我的", "发送"), ("나의 ", "에서 보냄"), ("내 ", "에서 보냄"),
  ]
}
