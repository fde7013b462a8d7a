import ArgumentParser
import Desk
import Mail
import Store
import Terminal
import Text

struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check the store: structure, raw mail, text and index, tickets and log.")

  @Flag(help: "Repair what can be derived from the rest of the store.") var repair = false
  @Flag(help: "Print one JSON object.") var json = false
  @OptionGroup var store: StoreOptions

  func run() throws {
    var repaired: [Fault] = []
    var result = try store.read { try $0.verification() }
    if repair, result.faults.contains(where: { $0.repair != nil }) {
      let open = try TicketStore.writable(store.location, lockTimeout: 30, creating: false)
      repaired = try open.repair(result.faults, by: Environment.agent, at: .now())
      result = try store.read { try $0.verification() }
    }
    try Console.print(json ? result.json(repaired).line + "\n" : result.text(repaired))
    guard result.faults.isEmpty else {
      let count = result.faults.count == 1 ? "1 fault" : "\(result.faults.count) faults"
      throw Failure.store(.corrupt(path: store.location.path, detail: count))
    }
  }
}

extension Verification {
  fileprivate func text(_ repaired: [Fault]) -> String {
    let lines = repaired.map { "repaired: \($0.text)" } + faults.map(\.line)
    let end = faults.isEmpty ? "\(messages) messages, no faults\n" + advice : ""
    return lines.map { Sanitizer.terminal($0) + "\n" }.joined() + end
  }

  fileprivate func json(_ repaired: [Fault]) -> JSON {
    [
      "format": 1, "messages": .number(messages), "outdated": .number(outdated),
      "faults": .texts(faults.map(\.line)), "repaired": .texts(repaired.map(\.text)),
      "chain": chain.map { ["length": .number($0.length), "digest": .text($0.digest)] } ?? .null,
    ]
  }

  private var advice: String {
    outdated == 0
      ? "" : "\(outdated) were read by an older version: 'tickets reindex' parses them again\n"
  }
}
