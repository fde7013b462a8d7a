import Delivery
import Mail
import Store

extension StoreOptions {
  /// A change with which mail goes out whose time for another try has come.
  func change<T>(_ body: (Transaction) throws -> T) throws -> T {
    let (result, hasDueMail) = try write { transaction in
      (try body(transaction), try transaction.snapshot.hasDueMail(at: .now()))
    }
    if hasDueMail, sending != .later {
      let posting = posting()
      if sending == .waiting { posting?.wait(milliseconds: nil) }
    }
    return result
  }

  var sending: Sending { Sending(environment: Environment.variable) }

  /// A process that sends what is due, so that a hanging sendmail keeps nobody waiting.
  ///
  /// - Parameter seconds: waits so long first.
  func posting(after seconds: Int64 = 0) -> Background? {
    Background(["flush", "--due", "--after", "\(seconds)", "--store", location.path])
  }
}
