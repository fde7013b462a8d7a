/// Why a queue stays, in one line that names the remedy.
package enum QueueRefusal: Error, Hashable, Sendable {
  /// Mail that no queue owns goes there.
  case isDefault(String)
  /// `shared` are those in other queues that mail of theirs to this one, too, shows here.
  case hasTickets(String, own: Int, shared: Int)
}

extension QueueRefusal: CustomStringConvertible {
  package var description: String {
    switch self {
    case .isDefault(let name):
      "'\(name)' is the default queue, for mail that belongs to no other: it can be renamed, "
        + "but not removed"
    case .hasTickets(let name, let own, 0):
      "queue '\(name)' has \(own == 1 ? "1 ticket" : "\(own) tickets"); move them first: "
        + "'tickets queue move --query queue:\(name) --yes QUEUE'"
    case .hasTickets(let name, let own, let shared):
      "queue '\(name)' has \(own + shared == 1 ? "1 ticket" : "\(own + shared) tickets"), "
        + "\(shared) of them also in another queue, by mail to both, which cannot be moved out; "
        + "to stop its mail and keep the queue: 'tickets config --queue \(name) unset address'"
    }
  }
}
