import Testing

@testable import Terminal

@Suite("Frame")
struct FrameTests {
  @Test(
    "fills the height, the foot last; a line stands for those that do not fit",
    arguments: [
      ([], 4, ["", "", "", "f"]), (["a", "b"], 4, ["a", "b", "", "f"]),
      (["a", "b", "c"], 4, ["a", "b", "c", "f"]),
      (["a", "b", "c", "d"], 4, ["a", "b", "+2", "f"]),
      (["a", "b"], 2, ["+2", "f"]), (["a", "b"], 1, ["+2", "f"]),
    ])
  func lines(_ text: [String], _ height: Int, _ expected: [String]) {
    #expect(Frame(text, height: height, foot: "f", more: { "+\($0)" }).lines == expected)
  }
}
