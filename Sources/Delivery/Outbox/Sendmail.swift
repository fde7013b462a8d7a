internal import Desk
internal import Mail

/// sendmail(1), the program every mail server brings: takes a mail on its standard input.
package struct Sendmail: Sendable {
  /// Absolute, without arguments.
  private let path: String

  package init(path: String) {
    self.path = path
  }

  /// Hands over one mail: complete, as a file, so that a death of ours never sends half of it.
  func handOver(_ mail: [UInt8], from sender: Address?, to recipients: [Address]) -> HandedMail {
    let child = Child(
      program: .path(path), arguments: arguments(from: sender, to: recipients),
      seconds: HandedMail.mostSeconds)
    do {
      return HandedMail(.running(try child.start(reading: mail)), by: path)
    } catch {
      return HandedMail(.notStarted(error), by: path)
    }
  }

  /// No address is ever taken for an option; `<>` is the null sender.
  private func arguments(from sender: Address?, to recipients: [Address]) -> [String] {
    ["-i", "-f", sender?.transportText ?? "<>", "--"] + recipients.map(\.transportText)
  }
}
