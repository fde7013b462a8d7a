import ArgumentParser

/// The command line as typed; ingest(1) documents each option.
struct Arguments: ParsableArguments {
  @Option(help: "The ticket store; else $TICKETS_STORE, else the user's own.", completion: .file())
  var store: String?

  @Option(help: "File under this queue, whoever the mail is addressed to.")
  var queue: String?

  @Option(help: "Envelope sender; else $SENDER, else Return-Path.")
  var sender: String?

  @Option(help: "Envelope recipient; else $RECIPIENT, else Delivered-To.")
  var recipient: String?

  @Option(help: ArgumentHelp("Wait this long for other writers.", valueName: "seconds"))
  var lockTimeout = 30

  @Flag(help: "Decide everything, write nothing, and print the decision.")
  var explain = false

  @Flag(help: "Print one JSON object on standard output.")
  var json = false

  @Flag(help: "Print the ticket number on standard output.")
  var print = false

  @Flag(help: "Send no confirmation and no copy for this mail.")
  var noNotify = false

  @Flag(help: "Honour X-Ticket- fields: the mail comes from a local form or control panel.")
  var trusted = false

  @Flag(help: "Print the version.")
  var version = false

  func validate() throws {
    guard (0...600).contains(lockTimeout) else {
      throw ValidationError("--lock-timeout takes 0 to 600 seconds, not \(lockTimeout)")
    }
  }
}
