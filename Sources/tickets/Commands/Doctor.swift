import ArgumentParser
import Delivery
import Desk
import Doctor
import Mail
import Store

struct Doctor: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Look for problems with incoming and outgoing mail, and print remedies.")

  @Option(
    help: ArgumentHelp(
      "Deliver a test mail through this command, as the mail server does.", valueName: "command"))
  var probe: String?

  @Option(help: "With --probe: the queue in which the test mail must be filed.") var queue: String?
  @Flag(name: .shortAndLong, help: "Also print checks that found no problem.") var verbose = false
  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard queue == nil || probe != nil else { throw ValidationError("--queue needs --probe") }
  }

  func run() throws {
    let examination = try HealthCheck(
      of: store.location, trust: TrustFiles(environment: Environment.variable), at: .now())
    var findings = examination.findings
    if let probe, examination.store.canBeOpened {
      findings += try self.findings(probing: probe)
    }
    try output.show(findings.map(\.json)) { screen in
      FindingList(findings: findings, showsAll: verbose).text(screen)
    }
    guard findings.count(.problem) == 0 else { throw Failure.problemsFound }
  }

  /// A store that cannot be written is a finding, beside the others.
  private func findings(probing command: String) throws -> [Finding] {
    if let queue { _ = try store.read { try $0.existingQueue(queue) } }
    do {
      let open = try TicketStore.writable(store.location, lockTimeout: 30, creating: false)
      return try Probe(command, queue: queue, open, at: .now()).run(by: Environment.agent) {
        Console.complain(
          "tickets: locking the store until the command gives up: 30 s, or its --lock-timeout")
      }.findings
    } catch let error as StoreError {
      return [error.finding("probe")]
    }
  }
}
