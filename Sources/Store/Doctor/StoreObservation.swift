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
      let finding = (error as? StoreError ?? .defect("\(error)")).finding("store")
      return .failed(what: finding.what, remedy: finding.remedy ?? "")
    }
  }
}

extension StoreError {
  /// Our errors are `what; remedy`.
  package func finding(_ subject: String) -> Finding {
    let parts = description.split(separator: "; ")
    guard parts.count > 1, let remedy = parts.last else {
      return .problem(subject, description, "see 'tickets verify'")
    }
    return .problem(subject, parts.dropLast().joined(separator: "; "), String(remedy))
  }
}

extension Snapshot {
  fileprivate func version() throws -> Int { try Migrations.version(of: db) }
}
