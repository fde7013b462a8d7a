/// Subjects that vacation programs write, told by how they begin.
enum OutOfOfficeSubject {
  /// Gateways' marks, list tags and ticket tags may stand before; a `Re:` may not, since an answer
  /// to a vacation reply is written by a person.
  static func matches(_ subject: String) -> Bool {
    var rest = SubjectRemainder(SubjectText(subject).bytes, isAutomatic: true)
    while rest.dropMark() || rest.dropBracket() {}
    return SubjectPrefix(outOfOffice: rest.bytes) != nil
  }
}

/// What vacation programs put before the subject they answer, followed by a colon or ` -`.
/// Folded, as `SubjectText` folds subjects.
enum OutOfOfficeWords {
  static let all: [String] = [
    // English
    "auto", "autoreply", "auto-reply", "auto reply", "auto response", "automated response",
    "automatic reply", "out of office", "out of office autoreply", "out of the office",
    // German
    "automatische antwort", "abwesenheitsnotiz", "abwesend",
    // French
    "réponse automatique", "absence du bureau",
    // Spanish, Portuguese
    "respuesta automática", "resposta automática",
    // Italian
    "risposta automatica", "fuori sede", "risposta non al computer",
    // Dutch
    "automatisch antwoord", "afwezigheidsbericht",
    // Danish, Norwegian, Swedish
    "autosvar", "automatisk svar", "automatiskt svar", "frånvaro", "fravær", "ute av kontoret",
    // Finnish, Estonian
    "automaattinen vastaus", "poissaoloviesti", "poissa toimistolta", "automaatvastus",
    // Czech, Slovak, Polish
    "automatická odpověď", "mimo kancelář", "automatická odpoveď", "mimo kancelárie",
    "automatyczna odpowiedź", "odpowiedź automatyczna", "autoodpowiedź", "poza biurem",
    // Hungarian, Romanian, Turkish
    "automatikus válasz", "házon kívül", "răspuns automat", "în afara biroului",
    "otomatik yanıt", "otomatik cevap", "ofis dışında",
    // Croatian, Slovenian, Latvian, Lithuanian, Catalan
    "automatski odgovor", "samodejni odgovor", "automātiska atbilde", "automatinis atsakymas",
    "resposta automàtica",
    // Greek (folded: no final sigma), Russian, Ukrainian, Bulgarian
    "αυτόματη απάντηση", "αυτοματη απαντηση", "εκτόσ γραφείου", "автоматический ответ", "автоответ",
    "вне офиса",
    "автоматична відповідь", "автоматичен отговор",
    // Hebrew, Arabic
    "תשובה אוטומטית", "מענה אוטומטי", "رد تلقائي", "الرد التلقائي",
    // Japanese, Chinese, Korean, Thai, Vietnamese, Indonesian
    "自動返信", "自動応答", "不在通知", "自动回复", "自动答复", "自動回覆", "自動答覆", "自動回復",
    "자동 회신", "자동회신", "자동 응답", "자동응답", "부재중", "부재 중", "ตอบกลับอัตโนมัติ",
    "trả lời tự động", "balasan otomatis",
  ]
}
