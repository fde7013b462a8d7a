import ArgumentParser
import Desk
import Glibc
import Mail
import Store

struct Attachment: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write the decoded content of a part, by default to standard output.")

  @Argument(
    help: ArgumentHelp("A part of a message, as m12.3.", valueName: "part"),
    transform: PartReference.read)
  var part: PartReference

  @Option(name: .shortAndLong, help: "Write to this new file.", completion: .file())
  var output: String?

  @Option(
    name: .shortAndLong, help: "Write into this folder, under the attachment's own name made safe.",
    completion: .directory)
  var directory: String?

  @Flag(help: "Write control characters to a terminal as they are.") var force = false
  @OptionGroup var store: StoreOptions

  func validate() throws {
    if output != nil, directory != nil {
      throw ValidationError("-o and -d cannot be used together")
    }
  }

  func run() throws {
    try store.read { snapshot in
      let message = try snapshot.existingMessage(part.message)
      guard let found = message.parts.first(where: { $0.number == part.part }) else {
        throw Failure.notFound(
          "m\(part.message) has \(message.parts.count) parts, not a part \(part.part)")
      }
      let raw = try snapshot.raw(of: part.message)
      if let path = output ?? directory.map({ $0 + "/" + SafeFileName.of(found) }) {
        let file = try GuardedFile(path, .making(0o666))
        try content(raw) { try file.write($0) }
        try file.sync()
        if directory != nil { try Console.print(path + "\n") }
      } else {
        try content(raw) { try Console.printForeign(Array($0), force: force) }
      }
    }
  }

  private func content(
    _ raw: [UInt8], _ sink: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    guard try Message.content(ofPart: part.part, in: raw, sink) else {
      throw Failure.notFound("m\(part.message).\(part.part): the part cannot be read")
    }
  }
}
