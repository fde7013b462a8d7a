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

  private static let openings = [
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
  private static let frames = [
    ("von mein", "gesendet"), ("diese nachricht wurde von mein", "gesendet"),
    ("outlook für ", "beziehen"), ("outlook für ", "herunterladen"),
    ("outlook voor ", "downloaden"), ("iphone", "dan gönderildi"), ("samsung", "dan gönderildi"),
    ("outlook", "adresinden gönderildi"), ("iphone", "から送信"), ("ipad", "から送信"),
    ("android", "から送信"), ("スマートフォン", "から送信"), ("", " outlook を入手"),
    ("從我的", "傳送"), ("从我的", "发送"), ("나의 ", "에서 보냄"), ("내 ", "에서 보냄"),
  ]
}
