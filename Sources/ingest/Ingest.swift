import Delivery
import Desk
import Glibc
import Mail
import Store

/// From the command line to the outcome: no error gets past it.
struct Ingest {
  let arguments: Arguments

  static func outcome(of commandLine: [String]) -> Outcome {
    do {
      let arguments = try Arguments(commandLine)
      if arguments.help { return .done(output: Option.helpText) }
      if arguments.version { return .done(output: "ingest \(Product.version)\n") }
      return Ingest(arguments: arguments).outcome()
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
    let receipt = try delivery.deliver(raw, at: .now())
    if receipt.hasDueMail, !arguments.noNotify { sendInBackground() }
    let warning = receipt.decision.unknownQueue.map { name in
      "no queue '\(name)'; filed under '\(receipt.decision.queue.name)'"
    }
    return .done(output: output(of: receipt), warning: warning)
  }

  /// sendmail may hang: the mail server waits for us only as long as sendmail usually takes.
  private func sendInBackground() {
    let sending = Sending(environment: ProcessSetup.variable)
    guard sending != .later else { return }
    let store = delivery.store.path
    Background(["--dispatch", "--store", store])?.wait(milliseconds: sending.mostDelay)
  }

  private func dispatch() throws -> Outcome {
    let dispatch = Dispatch(
      delivery.store, lockTimeout: arguments.lockTimeout, everything: false, clock: Timestamp.now,
      trust: TrustFiles(environment: ProcessSetup.variable))
    _ = try waiting { try await dispatch.run() }
    return .done(output: "")
  }

  private func output(of receipt: Receipt) -> String {
    if arguments.json { return receipt.json.line + "\n" }
    return arguments.print ? "\(receipt.ticket)\n" : ""
  }

  private func explain(_ raw: [UInt8]) throws -> Outcome {
    let (decision, notices) = try delivery.explain(raw, at: .now())
    let explanation = Explanation(decision: decision, notices: notices)
    return .done(output: arguments.json ? explanation.json.line + "\n" : explanation.text)
  }

  private var delivery: Delivery {
    Delivery(
      store: StoreLocation(option: arguments.store, environment: ProcessSetup.variable),
      lockTimeout: arguments.lockTimeout,
      envelope: EnvelopeSource(
        sender: arguments.sender, recipient: arguments.recipient, environment: ProcessSetup.variable
      ),
      queue: arguments.queue, trusted: arguments.trusted, isSilenced: arguments.noNotify)
  }
}
