internal import CProduct

/// What both programs say of themselves.
package enum Product {
  package static let version = "0.2.0"

  /// For `--version`: `0.2.0 (5a5b27301)`.
  package static var versionAndCommit: String {
    let commit = String(cString: product_commit())
    return commit.isEmpty ? version : "\(version) (\(commit))"
  }
}
