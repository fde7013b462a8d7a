import Desk
import Mail
import Store

/// Who is to be notified may be an address that no notice goes to: that is said at once.
enum SilentAddress {
  static func warn(of key: SettingKey, in values: SettingDesk.Values, _ queues: [Queue]) {
    guard key == .notify else { return }
    for address in values.settings.notify {
      guard let reason = Notices.refusal(toWriteTo: address, queues: queues) else { continue }
      Console.complain("tickets: no copy will go to \(address.text): \(reason)")
    }
  }
}
