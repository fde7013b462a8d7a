import ArgumentParser
import Desk
import Glibc

/// The root command: without a sub-command it lists.
struct Tickets: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tickets",
    abstract: "List, search, show and manage tickets.",
    version: "tickets \(Product.versionAndCommit)",
    groupedSubcommands: [
      CommandGroup(
        name: "Look",
        subcommands: [
          List.self, Search.self, Show.self, Count.self, Next.self, Log.self, Why.self,
          Stats.self, Watch.self,
        ]),
      CommandGroup(
        name: "Answer", subcommands: [Reply.self, Note.self, ForwardCommand.self, Submit.self]),
      CommandGroup(
        name: "Manage",
        subcommands: [
          Close.self, Open.self, Hold.self, Spam.self, Assign.self, Take.self, Tag.self,
          PriorityCommand.self, SubjectCommand.self, Requester.self, ParticipantCommand.self,
          Merge.self, Split.self,
          Link.self, Redact.self, Undo.self,
        ]),
      CommandGroup(
        name: "Knowledge", subcommands: [CannedCommand.self, KnowledgeCommand.self, Suggest.self]),
      CommandGroup(
        name: "Administration",
        subcommands: [
          Poll.self, Maintain.self, Doctor.self, Verify.self, Reindex.self, Rebuild.self,
          Backup.self, Restore.self, Flush.self,
          Outbox.self,
          Init.self,
          Config.self,
          Trust.self,
          KeyCommand.self,
          QueueCommand.self,
          PersonCommand.self,
          AccountCommand.self, Attachment.self, Anonymize.self, Import.self, Export.self,
          Mutt.self,
        ]),
    ],
    defaultSubcommand: List.self)

  static var commands: [any ParsableCommand.Type] {
    configuration.subcommands + configuration.groupedSubcommands.flatMap(\.subcommands)
  }

  /// Runs a command line and gives the exit status; nothing else in the program exits.
  ///
  /// - Parameter commandLine: nil when it is lost.
  static func run(_ commandLine: [String]?) -> Int32 {
    signal(SIGPIPE, SIG_IGN)
    // No backtraces for administrators: Swift's own handlers print them.
    for fault in [SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV] {
      signal(fault, SIG_DFL)
    }
    // A file size limit is then an error of write(2), not a death half-way.
    signal(SIGXFSZ, SIG_IGN)
    do {
      guard let commandLine else { throw Failure.usage("started without arguments") }
      var command = try parseAsRoot(QueueShorthand.spelledOut(LeadingStore.moved(in: commandLine)))
      try command.run()
      return 0
    } catch let error as Failure {
      return report(error)
    } catch {
      return report(error)
    }
  }

  private static func report(_ failure: Failure) -> Int32 {
    if let text = failure.message { Console.complain("tickets: \(text)") }
    return failure.status
  }

  /// Errors of the command line, and requests for help, as ArgumentParser words them; our own words
  /// about a value stand without its introduction.
  private static func report(_ error: any Error) -> Int32 {
    if let failure = Failure(error) { return report(failure) }
    let code = exitCode(for: error)
    let text = fullMessage(for: error)
      .replacing(#/The value '[^\n]*' is invalid for '[^'\n]*': /#, with: "", maxReplacements: 1)
    if code == .success { try? Console.print(text + "\n") } else { Console.complain(text) }
    return code.rawValue
  }
}
