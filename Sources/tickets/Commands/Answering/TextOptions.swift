import ArgumentParser
import Glibc
import Mail

/// Where the text of an answer or a note comes from.
struct TextOptions: ParsableArguments {
  @Option(
    name: [.customShort("m"), .long],
    help: ArgumentHelp("The text; repeated: further paragraphs.", valueName: "text"))
  var message: [String] = []

  @Option(help: "Read the text from this file; - is standard input.", completion: .file())
  var file: String?

  @Option(help: "Attach this file; may be repeated.", completion: .file())
  var attach: [String] = []

  func validate() throws {
    if !message.isEmpty, file != nil {
      throw ValidationError("-m and --file exclude one another")
    }
  }

  /// Nil when it is to be written in the editor: nothing was given, and standard input is a terminal
  /// or has nothing to say.
  func given() throws -> String? {
    if !message.isEmpty { return message.joined(separator: "\n\n") }
    if let file { return try TextFile.read(file) }
    if isatty(STDIN_FILENO) == 1 { return nil }
    let text = try TextFile.read("-")
    return text.allSatisfy(\.isWhitespace) && Editor.named() != nil ? nil : text
  }

  func attachments() throws -> [OutgoingMail.Attachment] { try attach.map(AttachedFile.read) }
}
