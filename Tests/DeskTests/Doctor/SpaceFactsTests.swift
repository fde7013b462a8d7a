import Testing

@testable import Desk

@Suite("Room for a store")
struct SpaceFactsTests {
  private static let megabyte = 1_000_000
  private static let large = 100_000 * megabyte

  @Test(
    "is judged by what is free, and by the store's own size",
    arguments: [
      (large, nil, false, 1, nil, []),
      (large, 15, false, 1, nil, [.problem]),
      (large, 16, false, 1, nil, []),
      (large, nil, true, 1, nil, [.problem]),
      (60 * megabyte, nil, false, 1, nil, [.problem]),
      (70 * megabyte, nil, false, 60 * megabyte, nil, []),
      (70 * megabyte, nil, false, 80 * megabyte, nil, [.warning]),
      (large, nil, false, 1, large, [.warning]),
      (large, nil, false, 10 * megabyte, 51_200_000, [.problem]),
    ] as [(Int, Int?, Bool, Int, Int?, [Finding.Severity])])
  func rows(
    _ free: Int, _ inodes: Int?, _ isReadOnly: Bool, _ store: Int, _ limit: Int?,
    _ expected: [Finding.Severity]
  ) {
    let facts = SpaceFacts(
      folder: "/s", free: free, freeInodes: inodes, isReadOnly: isReadOnly, storeSize: store,
      fileSizeLimit: limit)
    #expect(facts.findings.map(\.severity).filter { $0 != .ok } == expected)
  }
}
