import Delivery
import Mail
import Store

extension StoreOptions {
  /// A change with which mail goes out whose time for another try has come.
  func change<T>(_ body: (Transaction) throws -> T) throws -> T {
    try posted(
      write { (try body($0), try $0.snapshot.hasDueMail(at: .now())) })
  }

  /// The same of a ticket, of which everything that takes time is prepared before the lock is taken.
  func change<Draft, T>(
    ticket: Int, preparing prepare: @escaping (Snapshot) throws -> Draft,
    then body: @escaping (Transaction, Draft) throws -> T
  ) throws -> T {
    try posted(
      write(ticket: ticket, preparing: prepare) { transaction, draft in
        (try body(transaction, draft), try transaction.snapshot.hasDueMail(at: .now()))
      })
  }

  private func posted<T>(_ change: (result: T, hasDueMail: Bool)) -> T {
    if change.hasDueMail, sending != .later {
      let posting = posting()
      if sending == .waiting { posting?.wait(milliseconds: nil) }
    }
    return change.result
  }

  var sending: Sending { Sending(environment: Environment.variable) }

  /// A process that sends what is due, so that a hanging sendmail keeps nobody waiting.
  ///
  /// - Parameter seconds: waits so long first.
  func posting(after seconds: Int64 = 0) -> Background? {
    Background(["flush", "--due", "--after", "\(seconds)", "--store", location.path])
  }
}
