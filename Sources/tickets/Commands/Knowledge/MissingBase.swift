import Desk
import Store

/// A knowledge base may be named before it has articles. A slip of the pen looks the same, so it is
/// said.
enum MissingBase {
  static func warn(of name: String, for key: SettingKey, _ store: StoreOptions) throws {
    guard [.kbCustomers, .kbStaff].contains(key), !name.isEmpty,
      try store.read({ try $0.knowledgeBase(name) }) == nil
    else { return }
    Console.complain(
      "tickets: there is no knowledge base '\(name)' yet; nothing is suggested until "
        + "'tickets kb add' gives it an article")
  }
}
