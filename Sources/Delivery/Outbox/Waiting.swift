internal import Dispatch
internal import Synchronization

/// Waits for asynchronous work on a thread that has nothing else to do: both programs are one
/// straight line.
package func waiting<T: Sendable>(
  for work: @escaping @Sendable () async throws -> T
) throws -> T {
  let promise = Promise<T>()
  Task {
    do { promise.fulfil(.success(try await work())) } catch { promise.fulfil(.failure(error)) }
  }
  return try promise.value().get()
}

private final class Promise<T: Sendable>: Sendable {
  private let result = Mutex<Result<T, any Error>?>(nil)
  private let isFulfilled = DispatchSemaphore(value: 0)

  func fulfil(_ outcome: Result<T, any Error>) {
    result.withLock { $0 = outcome }
    isFulfilled.signal()
  }

  func value() -> Result<T, any Error> {
    while true {
      isFulfilled.wait()
      if let outcome = result.withLock({ $0 }) { return outcome }
    }
  }
}
