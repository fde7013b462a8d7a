/// What is printed of a change once it is made: it stands, also when nobody can be told of it.
enum Done {
  /// - Parameter deed: what was done, for the complaint.
  /// - Throws: `Failure.unreported`, so that nobody does it again.
  static func report(_ deed: String, _ print: () throws -> Void) throws {
    do {
      try print()
    } catch {
      throw Failure.unreported(deed, Failure(error) ?? .output("\(error)"))
    }
  }
}
