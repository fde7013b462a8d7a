import Desk

/// What an import has done.
struct ImportTally: CustomStringConvertible {
  private var added = 0
  private var changed = 0
  private var unchanged = 0

  mutating func count(isNew: Bool, hasChanged: Bool) {
    switch (isNew, hasChanged) {
    case (true, _): added += 1
    case (false, true): changed += 1
    case (false, false): unchanged += 1
    }
  }

  var description: String { "\(added) added, \(changed) changed, \(unchanged) unchanged" }
}

/// Texts of files by names that must differ: the second would silently take the first one's place.
struct DistinctNames<Text> {
  private(set) var entries: [(name: String, text: Text)] = []
  private var paths: [String: String] = [:]
  private let what: String

  /// - Parameter what: the names are, for the complaint.
  init(of what: String) {
    self.what = what
  }

  mutating func add(_ name: String, _ text: Text, _ file: TextFolder.File) throws {
    if let other = paths.updateValue(file.path, forKey: name.lowercased()) {
      throw Failure.badData("the same \(what) '\(name)' as \(other); give one of them another")
    }
    entries.append((name, text))
  }
}

extension TextFolder.File {
  /// Runs what reads the file; its complaints begin with the path.
  func naming<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch {
      throw Failure.badData("\(path): \(Failure(error)?.message ?? "\(error)")")
    }
  }
}
