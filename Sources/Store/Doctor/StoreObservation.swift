package import Desk
internal import Mail

extension StoreFacts {
  /// Opens the store as every reader does.
  package init(of location: StoreLocation) {
    self.init(
      path: location.path, opening: StoreFacts.opening(of: location),
      isWAL: StoreFile.isWAL(location.path))
  }

  private static func opening(of location: StoreLocation) -> Opening {
    do {
      return .opened(version: try TicketStore.readOnly(location).read { try $0.version() })
    } catch {
      let text = "\(error as? StoreError ?? .defect("\(error)"))"
      // Our errors are `what; remedy`.
      let parts = text.split(separator: "; ")
      guard parts.count > 1, let remedy = parts.last else {
        return .failed(what: text, remedy: "see 'tickets verify'")
      }
      return .failed(
        what: parts.dropLast().joined(separator: "; "), remedy: String(remedy))
    }
  }
}

extension Snapshot {
  fileprivate func version() throws -> Int { try Migrations.version(of: db) }
}
