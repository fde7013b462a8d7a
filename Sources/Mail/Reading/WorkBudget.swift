/// The work that reading one mail may take, all its fields, parts and texts together. It is counted in
/// steps and never in time, so that the same bytes are read alike on every machine, busy or not. A step
/// is about what a byte of text takes from transfer to layout: 50 ns on a machine of 2020.
struct WorkBudget {
  private(set) var left: Int
  /// Something was not done.
  private(set) var isExceeded = false

  init(_ steps: Int) {
    left = steps
  }

  /// What is too much is not begun: nothing is spent then.
  mutating func spend(_ steps: Int) -> Bool {
    guard steps <= left else {
      isExceeded = true
      return false
    }
    left -= steps
    return true
  }

  /// As much as there is.
  ///
  /// - Returns: of how many things that take so many steps each.
  mutating func spend(upTo count: Int, times steps: Int) -> Int {
    let affordable = min(count, left / steps)
    if affordable < count { isExceeded = true }
    left -= affordable * steps
    return affordable
  }

  /// Steps for a byte.
  enum Cost {
    static let text = 1
    static let html = 3
    static let field = 1
    /// Of a field of addresses, on top.
    static let addresses = 6
  }
}
