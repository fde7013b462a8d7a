internal import CSQLite

/// A function of SQL that tells yes or no.
final class DatabaseFunction: Sendable {
  typealias Body = @Sendable ([DatabaseValue]) -> Bool

  private let name: String
  private let argumentCount: Int
  /// The same arguments always have the same result.
  private let isPure: Bool
  private let body: Body

  init(_ name: String, argumentCount: Int, isPure: Bool = false, _ body: @escaping Body) {
    self.name = name
    self.argumentCount = argumentCount
    self.isPure = isPure
    self.body = body
  }

  /// The connection keeps it from now on.
  func register(with connection: OpaquePointer) {
    let flags = SQLITE_UTF8 | (isPure ? SQLITE_DETERMINISTIC : 0)
    sqlite3_create_function_v2(
      connection, name, Int32(argumentCount), flags, Unmanaged.passRetained(self).toOpaque(),
      { context, count, arguments in
        let function = Unmanaged<DatabaseFunction>.fromOpaque(sqlite3_user_data(context))
        let values = (0..<Int(count)).map { DatabaseValue(arguments?[$0]) }
        let isSo = function.takeUnretainedValue().body(values)
        sqlite3_result_int(context, isSo ? 1 : 0)
      }, nil, nil, { Unmanaged<DatabaseFunction>.fromOpaque($0!).release() })
  }
}
