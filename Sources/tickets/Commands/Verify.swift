import ArgumentParser
import Desk
import Store
import Terminal

struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check the store: its structure, every raw mail against its hash, text and index.")

  @Flag(help: "Print one JSON object.") var json = false
  @OptionGroup var store: StoreOptions

  func run() throws {
    let result = try store.read { try $0.verification() }
    try Console.print(json ? result.json.line + "\n" : result.text)
    guard result.faults.isEmpty else {
      let count = result.faults.count == 1 ? "1 fault" : "\(result.faults.count) faults"
      throw Failure.store(.corrupt(path: store.location.path, detail: count))
    }
  }
}

extension Verification {
  fileprivate var text: String {
    if faults.isEmpty { return "\(messages) messages, no faults\n" + advice }
    return faults.map { SafeText.line($0) + "\n" }.joined()
  }

  fileprivate var json: JSON {
    [
      "format": 1, "messages": .number(messages), "outdated": .number(outdated),
      "faults": .texts(faults),
    ]
  }

  private var advice: String {
    outdated == 0
      ? "" : "\(outdated) were read by an older version: 'tickets reindex' reads them anew\n"
  }
}
