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
    // Japanese, Chinese
    "自動返信", "自动回复",
  ]
}
