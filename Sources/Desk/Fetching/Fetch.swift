/// One mailbox to be fetched, and the queues it is set for.
package struct Fetch: Hashable, Sendable {
  package var setup: FetchAccount.Setup
  /// At least one.
  package var queues: [String]

  /// Under which mail is filed; nil lets its addresses decide. A mailbox that several queues inherit
  /// holds mail for all of them.
  package var queue: String? { queues.count == 1 ? queues[0] : nil }

  package var label: String { queues.joined(separator: ", ") }
}

extension [Queue] {
  /// Each mailbox once, in the order of the queues. A queue's name becomes part of file names; one
  /// that only another program can have written must not lead out of their folder.
  package var fetches: [Fetch] {
    var fetches: [Fetch] = []
    for queue in self where QueueName.isValid(queue.name) {
      let setup = FetchAccount.setup(queue.settings)
      if setup == .none { continue }
      if let place = fetches.firstIndex(where: { $0.setup == setup }) {
        fetches[place].queues.append(queue.name)
      } else {
        fetches.append(Fetch(setup: setup, queues: [queue.name]))
      }
    }
    return fetches
  }
}
