import Mail

/// What vacation programs put before the subject they answer, followed by a colon or ` -`.
enum OutOfOfficeWords {
  static let all: [String] = [
    // English
    "Auto", "Autoreply", "Auto-Reply", "Auto Reply", "Auto Response", "Automated response",
    "Automatic reply", "Out of Office", "Out of Office AutoReply", "Out of the Office",
    // German
    "Automatische Antwort", "Abwesenheitsnotiz", "Abwesend",
    // French
    "Réponse automatique", "Absence du bureau",
    // Spanish, Portuguese
    "Respuesta automática", "Resposta automática",
    // Italian
    "Risposta automatica", "Fuori sede", "Risposta Non al computer",
    // Dutch
    "Automatisch antwoord", "Afwezigheidsbericht",
    // Danish, Norwegian, Swedish
    "Autosvar", "Automatisk svar", "Automatiskt svar", "Frånvaro", "Fravær", "Ute av kontoret",
    // Japanese, Chinese
    "自動返信", "自动回复",
  ]

  static let folded: Set<String> = Set(all.map { compatibilityFolded($0) })
}
