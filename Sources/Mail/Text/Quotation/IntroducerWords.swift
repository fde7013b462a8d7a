/// The words of reply introducers, lower case. Sources: the localised templates of Gmail, Apple Mail,
/// Thunderbird, Outlook, Yahoo, mail.ru, 163 and Horde as seen in mail.
enum IntroducerWords {
  /// Whether a verb of writing stands in `phrase`, as whole words where the script has words.
  static func hasVerb(_ phrase: String) -> Bool {
    let words = phrase.utf8.split { $0 < 0x61 && $0 != UInt8(ascii: "'") || 0x7B...0x7F ~= $0 }
    if words.contains(where: { verbs.contains(String(Substring($0))) }) { return true }
    return phrase.utf8.contains { $0 >= 0xE0 }
      && unspacedVerbs.contains(where: phrase.containsBytes(of:))
  }

  static func hasOpening(_ phrase: String) -> Bool {
    let first = phrase.prefix { $0 != " " }
    return openings.contains(String(first.last == "," ? first.dropLast() : first))
  }

  private static let verbs = [
    "wrote", "writes", "schrieb", "schrieben", "geschrieben", "écrit", "écrivait", "escribió",
    "escribio", "escribía", "escreveu", "escrigué", "scritto", "scrive", "skrev", "skriver",
    "schreef", "verzond", "geschreven", "kirjoitti", "napisał", "napisała", "napisal", "napisala",
    "napísal", "napísala", "pisze", "píše", "написал", "написала", "написав", "написа", "пишет",
    "пише", "пишут", "έγραψε", "írta", "yazdı", "scris", "napisao", "viết", "menulis", "tulis",
    "rašė", "rakstīja", "kirjutas", "skrifaði", "كتب", "כתב", "כתבה", "quoting", "zitat",
    "citando", "citerar", "citazione", "posted", "נכתב", "بواسطة",
  ]

  private static let unspacedVerbs = [
    "写道", "寫道", "写到", "寫到", "のメール", "のメッセージ", "書きました", "は書き", "님이 작성", "작성:",
    "님이 쓴", "쓴 글", "เขียนว่า", "เขียน:",
  ]

  private static let openings = [
    "on", "am", "at", "in", "le", "il", "el", "em", "en", "op", "den", "på", "dne", "dňa", "w",
    "dana", "dnia", "la", "quoting", "în", "lunes", "vào", "pada", "στις", "на", "о", "у", "в",
    "tarihinde", "在", "于", "於", "ngày", "ในวันที่", "في", "בתאריך", "mon", "tue", "wed", "thu",
    "fri", "sat", "sun", "mo", "di", "mi", "do", "fr", "sa", "so", "man", "tir", "ons", "tor",
    "fre", "lør", "søn", "mån", "tis", "lör", "sön", "пн", "вт", "ср", "чт", "пт", "сб", "вс",
    "нд", "понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье",
  ]
}
