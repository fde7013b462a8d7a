/// Why a mail could not be taken: always "try again later" for the MTA.
package enum DeliveryError: Error, Hashable, Sendable {
  case emptyInput
  case unreadableInput(String)
  case unknownQueue(String, known: [String])
  /// A file or folder that is needed, and what keeps us from it.
  case outOfReach(path: String, String)
}

extension DeliveryError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .emptyInput: "standard input is empty; pipe one raw mail into ingest"
    case .unreadableInput(let reason): "standard input cannot be read: \(reason)"
    case .unknownQueue(let name, let known):
      "no queue '\(name)'; the queues are \(known.joined(separator: ", "))"
    case .outOfReach(let path, let reason): "\(path): \(reason); try again later"
    }
  }
}
