/// Facts of RULES §3 and §6, written out again so that a word lost from the tables is noticed.
enum SubjectRows {
  static let prefixes = [
    "Re", "AW", "Antwort", "Antw", "SV", "VS", "ANG", "RÉ", "RÉF", "RIF", "RES", "RSP", "ENC",
    "ODP", "Odp", "YNT", "ATB", "Vá", "Vál", "RĂSP", "Atb", "Atb.", "BLS", "ΑΠ", "ΣΧΕΤ", "Ответ",
    "Отв", "Відп", "השב", "תגובה", "תשובה", "رد", "回复", "答复", "回覆", "回信", "返信", "회신", "답장",
    "Trả lời", "Fw", "Fwd", "WG", "Doorst", "VB", "VL", "FS", "TR", "RV", "PD", "İLT", "ILT",
    "Továbbítás", "YML", "Pārs.", "TRS", "ΠΡΘ", "Пересылка", "הועבר", "העברה", "إعادة توجيه", "转发",
    "轉寄", "转寄", "転送", "전달", "FYI",
  ]

  static let outOfOffice = [
    "Auto", "Autoreply", "Auto-Reply", "Auto Response", "Automated response", "Automatic reply",
    "Out of Office", "Out of Office AutoReply", "Automatische Antwort", "Abwesenheitsnotiz",
    "Abwesend", "Réponse automatique", "Absence du bureau", "Respuesta automática",
    "Resposta automática", "Risposta automatica", "Fuori sede", "Risposta Non al computer",
    "Automatisch antwoord", "Afwezigheidsbericht", "Autosvar", "Automatisk svar",
    "Automatiskt svar", "Frånvaro", "Fravær", "Ute av kontoret", "自動返信", "自动回复",
  ]

  static let stripped: [(String, String)] = [
    ("Printer on fire", "printer on fire"),
    ("  Printer \t on\r\n fire ", "printer on fire"),
    ("Printer\u{A0}on\u{3000}fire", "printer on fire"),
    ("RE: RE : re:AW: Printer", "printer"),
    ("Re[2]: Printer", "printer"),
    ("RE[12] : Printer", "printer"),
    ("Re^2: Printer", "printer"),
    ("Re(2): Printer", "printer"),
    ("Re [list]: Printer", "printer"),
    ("Re:[2] Printer", "[2] printer"),
    ("Ｒｅ： Printer", "printer"),
    ("R\u{200B}e: Prin\u{AD}ter", "printer"),
    ("\u{200F}Re: Printer\u{200E}", "printer"),
    ("Re: \u{202E}Printer\u{0}\u{7}", "printer"),
    ("R: Re: Printer", "printer"),
    ("I:Fwd:Printer", "printer"),
    ("R: R: Printer", "r: printer"),
    ("R: I: Re: Printer", "printer"),
    ("Re: R: Printer", "r: printer"),
    ("R[2]: Re: Printer", "printer"),
    ("[list] Printer", "printer"),
    ("[some-list] Re: [other list] Printer", "printer"),
    ("Re: [list] Re: Printer", "printer"),
    ("[list][other]Printer", "printer"),
    ("[Ticket #42] Printer", "printer"),
    ("Re: [Ticket #42]Printer", "printer"),
    ("Printer[Ticket #42]", "printer"),
    ("Printer [ticket#42] jam", "printer jam"),
    ("Printer[TICKET # 42]jam", "printer jam"),
    ("[Sales Desk #7] Offer", "offer"),
    ("[salesdesk #7] Offer", "offer"),
    ("［Ｔｉｃｋｅｔ ＃４２］ Printer", "printer"),
    ("Re[Ticket #42]: Printer", "printer"),
    ("[Tic[Ticket #1]ket #42] Printer", "printer"),
    ("Re: [Ticket #42] [Ticket #43] AW: Printer", "printer"),
    ("Printer (fwd)", "printer"),
    ("Re: Printer (Fwd) (FWD)", "printer"),
    ("[fwd: Printer]", "printer"),
    ("[Fwd: Re: Printer (fwd)]", "printer"),
    ("[Fwd: [Fwd: [list] Printer]]", "printer"),
    ("[WG: Drucker]", "drucker"),
    ("[EXT] Printer", "printer"),
    ("[External] Re: Printer", "printer"),
    ("[EXTERNAL]Printer", "printer"),
    ("EXTERNAL: Printer", "printer"),
    ("Re: External : Printer", "printer"),
    ("***SPAM*** Printer", "printer"),
    ("*****SPAM***** Printer", "printer"),
    ("[SPAM] ***SPAM*** [EXT] Printer", "printer"),
    ("[EXT] [list]", "[list]"),
    ("TR : Votre demande", "votre demande"),
    ("Straße", "strasse"),
    ("ﬁle", "file"),
    ("ΣΧΕΤ: Όνομα", "όνομα"),
    ("Cafe\u{301}", "café"),
    ("回复：打印机", "打印机"),
    ("答复: 回复: 打印机", "打印机"),
    ("[fwd: a] b", "b"),
  ]

  static let kept = [
    "Reinigung", "Reinigung: heute", "Antwortzeit: 3 Stunden", "WG-Zimmer: frei", "SVN: commit",
    "I like this", "I: like this", "R: a language", "R[2]: x", "Re printer", "Re", "AW",
    "Regarding: this", "Ref: 12", "Twitter: x", "Antworten: alle", "Fwd printer", "TRSX: y",
    "[#123]Extra", "[2] x", "[PATCH 1/3] x", "[Ticket #1234567890] x", "[list", "[a [b] c",
    "[list]", "**SPAM** x", "SPAM: x", "***SPAM x", "(fwd) x", "Printer (2)", "Printer [x]",
    "Re-: x", "Re[2: x", "Re(x): y", "Out of Office: Printer", "External printer",
    "[Other #42] Printer", "12:30 meeting", ": x", "a: Re: x",
  ]

  static let empty = [
    "", " ", "Re:", "AW: ", "Re: Fwd : WG:", "[Ticket #42]", "Re: [Ticket #42]", "(fwd)",
    "Re: (fwd)", "[EXT]", "***SPAM***", "[Fwd: ]", "[list] Re:", "\u{200B}\u{202E}", "回复：",
    "R: Re:",
  ]

  static let hostile = [
    "Re:", "R:", "[", "]", "[]", "[fwd:", "[Ticket #", "[Ticket #1]", "(fwd)", "***SPAM", "a ",
    "\u{301}\u{316}", "\u{FDFA}", "[a", "\u{200B}", "[a]", "*", "re[",
  ]
}
