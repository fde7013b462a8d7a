/// What is wrong with a mail, each thing once, in the order found. Nobody reads a long list.
struct Defects {
  private static let most = 100

  private(set) var list: [Defect] = []

  mutating func note(_ defect: Defect) {
    if list.count < Self.most, !list.contains(defect) { list.append(defect) }
  }

  mutating func note(_ others: Defects) {
    for defect in others.list { note(defect) }
  }
}
