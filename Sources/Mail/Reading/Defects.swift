/// What is wrong with a mail, each thing once, in the order found.
struct Defects {
  private(set) var list: [Defect] = []

  mutating func note(_ defect: Defect) {
    if !list.contains(defect) { list.append(defect) }
  }

  mutating func note(_ others: Defects) {
    for defect in others.list { note(defect) }
  }
}
