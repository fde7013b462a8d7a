internal import Desk
package import Mail

extension TicketStore {
  /// Puts right what follows from the rest of the store, each fault in a transaction of its own:
  /// deliveries need not wait.
  ///
  /// - Returns: the faults that had such a remedy.
  package func repair(
    _ faults: [Fault], by actor: String, at now: Timestamp
  ) throws -> [Fault] {
    let repaired = faults.filter { $0.repair != nil }
    for fault in repaired {
      let parts = try read { try $0.parts(for: fault) }
      try write { try $0.repair(fault, parts: parts, by: actor, at: now) }
    }
    return repaired
  }
}

extension Snapshot {
  /// Read before the lock is taken: a mail takes as long as it likes.
  fileprivate func parts(for fault: Fault) throws -> [Part] {
    guard case .parts(let message)? = fault.repair else { return [] }
    return Message(reading: try raw(of: message)).parts
  }
}
