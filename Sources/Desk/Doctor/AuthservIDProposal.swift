/// The `authserv-id` under which our own mail server seems to write. A stranger's mail may carry any, so
/// that most mails must agree.
struct AuthservIDProposal: Hashable {
  let id: String
  /// Mails that have it.
  let count: Int

  /// Fewer mails prove nothing.
  private static let fewest = 5

  /// - Parameter ids: of one mail each.
  init?(_ ids: [String]) {
    var counts: [String: Int] = [:]
    for id in ids where SettingText.isWord(id) { counts[id.lowercased(), default: 0] += 1 }
    guard let (id, count) = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }),
      count >= AuthservIDProposal.fewest, count * 3 >= ids.count * 2
    else { return nil }
    self.id = id
    self.count = count
  }
}
