import Delivery
import Desk
import Glibc
import Mail
import Store

/// From the command line to the outcome: no error gets past it.
struct Ingest {
  let arguments: Arguments
  /// By `ingest`, which sends what is due once we have ended (Sources/ingest/launcher.c).
  let isLaunched: Bool
  let store: StoreLocation

  private init(_ arguments: Arguments, isLaunched: Bool) {
    self.arguments = arguments
    self.isLaunched = isLaunched
    store = StoreLocation(option: arguments.store, environment: ProcessSetup.variable)
  }

  /// - Parameter commandLine: nil when it is lost.
  static func outcome(of commandLine: [String]?) -> Outcome {
    do {
      guard let commandLine else { throw UsageError.nothing }
      let isLaunched = commandLine.first == "--launched"
      let arguments = try Arguments(Array(commandLine.dropFirst(isLaunched ? 1 : 0)))
      if arguments.help { return .done(output: Option.helpText) }
      if arguments.version { return .done(output: "ingest \(Product.versionAndCommit)\n") }
      return Ingest(arguments, isLaunched: isLaunched).outcome()
    } catch {
      return .tryAgainLater(reason: "\(error)")
    }
  }

  private func outcome() -> Outcome {
    do {
      if arguments.dispatch { return try dispatch() }
      let raw = try RawMail.read(from: STDIN_FILENO)
      return arguments.explain ? try explain(raw) : try deliver(raw)
    } catch {
      return .tryAgainLater(reason: "\(error)")
    }
  }

  private func deliver(_ raw: [UInt8]) throws -> Outcome {
    try store.prepareFolder()
    try Confinement(to: store).begin()
    let receipt = try delivery.deliver(raw, at: .now())
    let warning = receipt.decision.unknownQueue.map { name in
      "no queue '\(name)'; filed under '\(receipt.decision.queue.name)'"
    }
    return .done(output: output(of: receipt), warning: warning, sends: sends(receipt))
  }

  private func sends(_ receipt: Receipt) -> Sending {
    guard isLaunched, receipt.hasDueMail, !arguments.noNotify else { return .later }
    return Sending(environment: ProcessSetup.variable)
  }

  private func dispatch() throws -> Outcome {
    let dispatch = Dispatch(
      store, lockTimeout: arguments.lockTimeout, everything: false, clock: Timestamp.now,
      trust: TrustFiles(environment: ProcessSetup.variable))
    _ = try dispatch.run()
    return .done(output: "")
  }

  private func output(of receipt: Receipt) -> String {
    if arguments.json { return receipt.json.line + "\n" }
    return arguments.print ? "\(receipt.ticket)\n" : ""
  }

  /// A store that cannot be read where it lies is read from a copy.
  private func explain(_ raw: [UInt8]) throws -> Outcome {
    try Confinement(to: store).begin(further: [ProcessSetup.variable("TMPDIR") ?? "/tmp"])
    let (decision, notices) = try delivery.explain(raw, at: .now())
    let explanation = Explanation(decision: decision, notices: notices)
    return .done(output: arguments.json ? explanation.json.line + "\n" : explanation.text)
  }

  private var delivery: Delivery {
    Delivery(
      store: store,
      lockTimeout: arguments.lockTimeout,
      envelope: EnvelopeSource(
        sender: arguments.sender, recipient: arguments.recipient, environment: ProcessSetup.variable
      ),
      queue: arguments.queue, trusted: arguments.trusted, isSilenced: arguments.noNotify,
      zone: .system)
  }
}
