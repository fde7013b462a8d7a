/// An expression that is not written, and what is written instead.
struct Tic: Sendable {
  let pattern: String
  let instead: String
  /// What the expression is right in.
  let except: String?

  init(_ pattern: String, _ instead: String, except: String? = nil) {
    self.pattern = pattern
    self.instead = instead
    self.except = except
  }

  /// The word list.
  static let all = [
    Tic(
      #"\b(is|are) no (?!longer|more|such)\w+"#, "is not a valid ...; is not a ...",
      except: #"\b([Tt]here|confirm|\w+-\w+) (is|are) no "#),
    Tic(#"[,;] else\b"#, "otherwise; the default is ...; or ... if that is not set"),
    Tic(
      #"\belse the\b"#, "otherwise the; the default is the", except: "(some|any)body else the"),
    Tic(#"\bmails\b"#, "mail; messages", except: #"\bE-mails\b|of its mails"#),
    Tic(#"\bwhoever\b|\bwhosoever\b"#, "anyone who; the person who; regardless of the sender"),
    Tic(#"\bfor ever\b"#, "permanently"),
    Tic(#"\bfor good\b"#, "permanently"),
    Tic(#"\b(tells?|told|telling)\b"#, "print; say; list; report; record; inform"),
    Tic(#"\bmeanwhile\b"#, "in the meantime; since"),
    Tic(#"\banew\b"#, "again"),
    Tic(#"\b(goes|go|going|went|gone) on\b"#, "continue", except: #"\bgo on a\b"#),
    Tic(#"\bput(s|ting)? off\b"#, "deferred"),
    Tic(#"\bput(s|ting)? right\b"#, "repair; fix"),
    Tic(#"\bdie[sd]? of\b"#, "crashes while parsing; was killed by", except: #"of signal"#),
    Tic(#"\b(parser|program) (died|dies)\b"#, "crashed"),
    Tic(#"\bproves? nothing\b"#, "cannot be verified; is not a useful test"),
    Tic(#"\b(takes?|took|taking) no part\b"#, "is not a participant"),
    Tic(#"\btakes? part\b"#, "is a participant"),
    Tic(#"\bwhat is so\b|\bwhat is in it\b|\bwhat is well\b"#, "name the thing"),
    Tic(#"\bits place is\b"#, "its path is printed"),
    Tic(#"\bhow to say\b"#, "syntax"),
    Tic(#"\btickets of nobody\b|\bnobody sends\b"#, "unassigned tickets; nothing is sending"),
    Tic(#"\b(moves?|moving) a clock\b"#, "restarts its timers"),
    Tic(#"\bas it can travel\b|\bcan(not)? travel\b"#, "can be sent unmodified"),
    Tic(#"\bone in another\b"#, "nested"),
    Tic(#"\bof one that is repeated\b|\bthe last holds\b"#, "the last one wins"),
    Tic(#"\bbehind which\b"#, "addresses of automated systems"),
    Tic(#"\bfound out by\b|\bmade out\b"#, "detected"),
    Tic(#"\bexcludes? one another\b|\bexclude one another\b"#, "cannot be used together"),
    Tic(#"\bis not to be\b|\bare not to be\b"#, "must not be; do not ..."),
    Tic(#"\ball the same\b|\ball the while\b"#, "still; anyway; during that time"),
    Tic(#"\b(already|exists) already\b"#, "already exists"),
    Tic(#"\bso (long|many|much) (first|ago)\b"#, "this long; that many"),
    Tic(#"\bone a (line|mailbox|row)\b"#, "one per line"),
    Tic(#"\bin spite of\b"#, "despite", except: "answers us"),
    Tic(#"\b(blank|blanks) (between|after|before|in|follows)\b"#, "space"),
    Tic(#"\bnot both and not neither\b|\bis no time to come\b"#, "give ...; not a future time"),
    Tic(#"\btried 1 times\b"#, "tried once"),
  ]
}
