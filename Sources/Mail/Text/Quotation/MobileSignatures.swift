/// The closing lines that programs put below what was written on a phone, lower case.
enum MobileSignatures {
  /// Longer lines say something of their own.
  private static let maximumLength = 160

  static func contain(_ phrase: String) -> Bool {
    guard phrase.utf8.count <= maximumLength else { return false }
    let words = phrase.drop { "<[(-–—".contains($0) || $0 == " " }
    return openings.contains(where: words.hasPrefix)
      || endings.contains { ending in
        words.hasSuffix(ending) || words.hasSuffix(ending + ".")
      }
  }

  private static let openings = [
    "sent from my ", "sent from outlook", "sent from yahoo", "sent from mail for",
    "sent from proton",
    "sent from gmail mobile", "sent from samsung", "sent from mobile", "sent from iphone",
    "sent via ", "sent with proton", "sent with aquamail", "sent using ", "sent on the go",
    "get outlook for", "get bluemail for", "download outlook for", "yahoo mail: ",
    "von meinem ", "gesendet von ", "gesendet mit ", "gesendet über ", "gesendet aus ",
    "diese nachricht wurde von ", "holen sie sich outlook", "outlook für ",
    "envoyé de mon ", "envoyé depuis ", "envoyé à partir de ", "envoyé avec ", "envoyé via ",
    "télécharger outlook", "obtenir outlook", "téléchargez outlook", "provenance : courrier",
    "enviado desde ", "enviado do ", "enviado de ", "enviado a partir ", "enviado con ",
    "enviado via ", "obtener outlook", "obter o outlook", "obtenha o outlook", "descargar outlook",
    "enviat des ", "inviato da", "inviato dal ", "ottieni outlook", "scarica outlook",
    "sendt fra ", "sendt via ", "hent outlook", "få outlook", "skickat från ", "skaffa outlook",
    "hämta outlook", "lähetetty ", "hanki outlook", "verzonden met", "verzonden vanaf",
    "verstuurd vanaf", "verstuurd met", "download outlook voor", "outlook voor ", "wysłane z ",
    "wysłano z ", "pobierz outlook", "uzyskaj program outlook", "odesláno z ", "odesláno ze ",
    "získejte outlook", "odoslané z ", "odoslané zo ", "küldve a ", "trimis de pe ", "trimis din ",
    "poslano s ", "poslano sa ", "poslano iz ", "отправлено с ", "отправлено из ",
    "надіслано з ", "відправлено з ", "изпратено от ", "στάλθηκε από ", "αποκτήστε το outlook",
    "gửi từ ", "đã gửi từ ", "dikirim dari ", "发自我的", "发送自", "來自我的", "从我的", "從我的", "傳送自",
    "获取 outlook", "取得 outlook", "나의 ", "내 iphone", "נשלח מ", "أُرسلت من", "تم الإرسال من",
    "ส่งจาก",
  ]

  private static let endings = [
    "gesendet", "tarafımdan gönderildi", "'umdan gönderildi", "'dan gönderildi", "gönderildi",
    "から送信", "から送信しました", "を入手", "에서 보냄", "에서 보냈습니다", "傳送", "发送的邮件", "发送",
  ]
}
