import ArgumentParser
import Desk
import Store

struct Why: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Explain why a message was filed where it is.")

  @Argument(
    help: ArgumentHelp("Messages, as m12.", valueName: "message"),
    transform: MessageReference.read)
  var messages: [MessageReference]
  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let reasons = try store.read { snapshot in
      try messages.map { reference in
        let message = try snapshot.existingMessage(reference.number)
        return Reasons(
          message: message, attempts: try snapshot.attempts(of: message.number),
          firstTicket: try snapshot.firstTicket(of: message.number) ?? message.ticket)
      }
    }
    try output.show(reasons.map(\.json), single: reasons.count == 1) { screen in
      reasons.map { $0.text(screen) }.joined(separator: "\n")
    }
  }
}
