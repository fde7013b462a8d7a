internal import Text

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

  /// Whether it begins with a verb, or with what stands before one in compound tenses.
  static func beginsWithVerb(_ phrase: String) -> Bool {
    if compounds.contains(where: phrase.hasPrefix) { return true }
    return hasVerb(String(phrase.prefix { $0 != " " }))
  }

  static let compounds = [
    "a écrit", "a scris", "ha scritto", "va escriure", "het volgende geschreven", "has written",
    "ezt írta", "tarihinde ", "đã viết", "님이 ",
  ]

  static let firstPersons: Set = [
    "i", "we", "ich", "wir", "je", "j'ai", "nous", "ik", "wij", "io", "noi", "yo", "eu", "jag",
    "jeg", "minä", "ja", "já", "я", "мы", "ми", "én", "ben", "我", "我们", "我們",
  ]

  static let verbs: Set = [
    "wrote", "writes", "schrieb", "schrieben", "geschrieben", "écrit", "écrivait", "escribió",
    "escribio", "escribía", "escreveu", "escrigué", "scritto", "scrive", "skrev", "skriver",
    "schreef", "verzond", "geschreven", "kirjoitti", "napisał", "napisała", "napisal", "napisala",
    "napísal", "napísala", "pisze", "píše", "написал", "написала", "написав", "написа", "пишет",
    "пише", "пишут", "έγραψε", "írta", "yazdı", "scris", "napisao", "viết", "menulis", "tulis",
    "rašė", "rakstīja", "kirjutas", "skrifaði", "كتب", "כתב", "כתבה", "quoting", "zitat",
    "citando", "citerar", "citazione", "posted", "נכתב", "מאת", "بواسطة", "napsal", "napsala",
    "escriure", "escrivia", "napísali", "napisali", "pisali", "písal", "писал", "писала", "yazmış",
    "yazıyor", "írtad", "írja", "írt", "scrisse", "scriveva", "disse", "escribe", "schreibt",
    "skrifar", "skribis", "idatzi", "escribiu", "pisal", "napisala", "rašo", "raksta", "kirjutab",
    "zacytowane", "cytat", "missatge", "citát", "цитата", "citace", "said", "says", "dit",
    "according", "escrit", "ysgrifennodd", "написао", "написала", "shkroi", "نوشت", "geskryf",
    "skryf", "напиша", "піша", "напісаў", "spake",
  ]

  static let unspacedVerbs = [
    "写道", "寫道", "写到", "寫到", "のメール", "のメッセージ", "書きました", "は書き", "님이 작성", "작성:",
    "님이 쓴", "쓴 글", "เขียนว่า", "เขียน:", "書いた", "書かれました", "からのメール", "さんのメール",
    "さんが書き", "さんは書き", "님의 글", "님이 보낸", "보낸 메시지", "님이 씀", "提到：", "提到:", "说道", "說道", "写信", "回复：",
    "回覆：",
  ]

  /// Words that introducers begin with, before a date.
  static let openings = Set([
    "on", "am", "at", "in", "le", "il", "el", "em", "en", "op", "den", "på", "dne", "dňa", "w",
    "dana", "dnia", "la", "quoting", "în", "vào", "pada", "στις", "на", "о", "у", "в",
    "在", "于", "於", "ngày", "ในวันที่", "في", "בתאריך", "missatge", "zitat",
  ]).union(days)

  /// Weekdays as mail programs begin a date with them, and English months.
  static let days: Set = [
    "mon", "tue", "wed", "thu", "fri", "sat", "sun", "monday", "tuesday", "wednesday", "thursday",
    "friday", "saturday", "sunday", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept",
    "oct", "nov", "dec", "january", "february", "march", "april", "june", "july", "august",
    "september", "october", "november", "december", "mo", "di", "mi", "do", "fr", "sa", "so",
    "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag", "lundi",
    "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "lun", "mar", "mer", "jeu",
    "ven", "sam", "dim", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo",
    "mié", "jue", "vie", "sáb", "dom", "gio", "dl", "dt", "dc", "dj", "dv", "ds", "dg", "man",
    "tir", "ons", "tor", "fre", "lør", "søn", "mån", "tis", "lör", "sön", "ma", "ti", "ke", "to",
    "pe", "la", "su", "pon", "wt", "śr", "czw", "pt", "sob", "niedz", "po", "út", "st", "čt",
    "pá", "ne", "ut", "št", "pi", "hétfő", "kedd", "szerda", "csütörtök", "péntek", "szombat",
    "vasárnap", "paz", "pzt", "sal", "çar", "per", "cum", "cmt", "пн", "вт", "ср", "чт", "пт",
    "сб", "вс", "нд", "понедельник", "вторник", "среда", "четверг", "пятница", "суббота",
    "воскресенье", "понеділок", "вівторок", "середа", "п'ятниця", "субота", "неділя",
  ]
}
