/// How mail servers call themselves in From. All lower case.
enum DaemonNames {
  static let localParts: Set<String> = [
    "mailer-daemon", "mailer_daemon", "mailerdaemon", "mail-daemon", "maildaemon", "mdaemon",
    "mail.delivery.system", "mail-delivery-system", "mail-delivery-subsystem", "mailsystem",
    "mail-system", "mailer", "mda-daemon", "mmsc-daemon",
  ]

  /// In the name.
  static let daemons: [String] = [
    "mailer-daemon", "mailer daemon", "mail-daemon", "mail daemon", "mail delivery sys",
    "mail deliver system", "delivery subsystem",
  ]

  /// In the name, where the address is a person's perhaps.
  static let postmasters: [String] = [
    "postmaster", "mail administrator", "system administrator", "ndr administrator",
    "mail delivery",
  ]
}
