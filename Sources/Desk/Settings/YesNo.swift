/// A switch, in any of the words people use for it.
enum YesNo: String {
  case yes, no

  init?(_ text: String) {
    switch text.lowercased() {
    case "yes", "y", "true", "on", "1": self = .yes
    case "no", "n", "false", "off", "0": self = .no
    default: return nil
    }
  }
}
