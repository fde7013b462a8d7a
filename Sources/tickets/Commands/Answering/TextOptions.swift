import ArgumentParser
import Desk
import Mail
import Text

/// Where the text of an answer or a note comes from.
struct TextOptions: ParsableArguments {
  @Option(
    name: [.customShort("m"), .long], parsing: .unconditionalSingleValue,
    help: ArgumentHelp("The text; if repeated, each is a paragraph.", valueName: "text"))
  var message: [String] = []

  @Option(help: "Read the text from this file; - is standard input.", completion: .file())
  var file: String?

  @Option(help: "Attach this file; may be repeated.", completion: .file())
  var attach: [String] = []

  func validate() throws {
    if !message.isEmpty, file != nil {
      throw ValidationError("-m and --file cannot be used together")
    }
  }

  var wanted: NewText { NewText(said: message, file: file) }

  func attachments() throws -> [OutgoingMail.Attachment] { try attach.map(AttachedFile.read) }
}

/// Addresses given as an option: one or several, checked.
enum TypedRecipients {
  static func read(_ text: String) throws -> [Mailbox] {
    guard let typed = TypedMailboxes(text), !typed.mailboxes.isEmpty else {
      throw Failure.badData("'\(Sanitizer.excerpt(text))' is not a valid address")
    }
    return typed.mailboxes
  }
}
