package import Desk
internal import Mail

extension StoreFacts {
  /// Opens the store as every reader does.
  package init(of location: StoreLocation) {
    self.init(
      path: location.path, opening: StoreFacts.opening(of: location),
      isWAL: StoreFile.isWAL(location))
  }

  private static func opening(of location: StoreLocation) -> Opening {
    do {
      return .opened(version: try TicketStore.readOnly(location).read { try $0.version() })
    } catch {
      let error = error as? StoreError ?? .defect("\(error)")
      return .failed(what: error.what, remedy: error.remedy ?? StoreError.lastRemedy)
    }
  }
}

extension StoreError {
  fileprivate static let lastRemedy = "see 'tickets verify'"

  package func finding(_ subject: String) -> Finding {
    .problem(subject, what, remedy ?? StoreError.lastRemedy)
  }
}

extension Snapshot {
  fileprivate func version() throws -> Int { try Migrations.version(of: db) }
}
