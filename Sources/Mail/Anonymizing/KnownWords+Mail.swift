extension KnownWords {
  /// All that this module's tables hold.
  package static let mail = KnownWords(
    [
      BounceWords.said, BounceWords.openings, BounceWords.warnings, BounceWords.finals,
      OriginalPlace.words, Array(OriginalPlace.servers), Array(OriginalPlace.people),
      ProviderReport.actions.map(\.word), ProviderReport.names,
      SeparatorWords.own, SeparatorWords.original, SeparatorWords.forwarded,
      SeparatorWords.forwardOpenings,
      Array(IntroducerWords.verbs), IntroducerWords.unspacedVerbs, IntroducerWords.compounds,
      Array(IntroducerWords.openings), Array(IntroducerWords.firstPersons),
      Array(HeaderBlockNames.roles.keys), HeaderBlockNames.transport,
      Array(HeaderBlockNames.dates), HeaderBlock.titles,
      MobileSignatures.openings, MobileSignatures.frames.flatMap { [$0.0, $0.1] },
      FieldNames.transport, FieldNames.others, FieldNames.families,
      MailDate.months, Array(MboxSeparator.days), CalendarText.events, LinkTarget.schemes,
      protocols, files, inCode,
    ].flatMap { $0 })

  /// What servers and programs write into header fields, reports and calendars.
  private static let protocols = [
    "from by with via id for esmtp esmtps esmtpsa esmtpa smtp smtps lmtp http tls helo ehlo ipv6",
    "iso windows us ascii pgp signed signature openpgp envelope unknown localhost localdomain hidden version emoji cid charset text plain html",
    "spf dkim dmarc arc iprev auth pass fail softfail neutral none temperror permerror bestguesspass",
    "header policy mailfrom rfrom ptr reason action disposition reject quarantine domain selector",
    "rsa sha1 sha256 ed25519 relaxed simple client ip permitted sender designate does not",
    "rfc822 utf 8 dns x400 failed delayed delivered relayed expanded reporting mta remote final",
    "recipient original diagnostic code status last attempt date arrival will retry until",
    "displayed deleted manual automatic mdn sent automatically manually feedback type abuse",
    "begin end vcalendar vevent vtimezone valarm vtodo vjournal method request reply cancel",
    "dtstart dtend dtstamp uid summary location description organizer attendee mailto tzid cn",
    "sequence rrule prodid confirmed tentative cancelled value partstat rsvp role duration due",
    "gmt utc cet cest mez mesz est edt cst cdt mst mdt pst pdt bst am pm",
    "mailer daemon mime multi part format this is message in",
  ]

  /// Endings of file names.
  private static let files = [
    "pdf png jpg jpeg gif bmp tif tiff webp heic svg doc docx xls xlsx ppt pptx odt ods odp rtf",
    "txt csv tsv log xml json html htm zip gz tgz rar 7z eml msg ics vcf asc sig p7s p7m dat bin",
    "mp3 mp4 mov avi wav exe",
  ]

  /// What rules look for without a table of it.
  private static let inCode = [
    "posted by", "sent by", "please respond to", "gmt", "owner-", "message header",
    "multipart/report",
  ]
}
