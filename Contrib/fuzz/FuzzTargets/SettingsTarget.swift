import Delivery
import Desk

/// A settings file is read, or refused by lines that it has. What was read can be written and read as
/// the same.
func readSettings(_ text: String) {
  guard let file = try? SettingFile(text, scope: .desk, check: SettingCheck.value) else { return }
  let queues = [nil] + file.queues
  let values = queues.map { file.values(of: $0).compactMapValues { $0 } }
  let written = SettingExport.text(
    zip(queues, values).map { .init(queue: $0, values: $1) }, secrets: true)
  let again = try? SettingFile(written, scope: .desk, check: SettingCheck.value)
  for (queue, values) in zip(queues, values) {
    precondition(again?.values(of: queue).compactMapValues { $0 } == values, "\(written)")
  }
}
