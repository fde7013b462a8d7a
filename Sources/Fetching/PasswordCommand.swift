internal import Delivery
internal import Desk

/// The command that prints the password of a mailbox: `fetch-password-command`.
struct PasswordCommand {
  let text: String

  private static let mostSeconds = 30

  /// The first line it prints.
  ///
  /// - Throws: `PasswordCommandError`.
  func password(_ trust: CommandTrust) throws -> String {
    guard trust.grounds(for: text, of: .fetchPasswordCommand) != nil else {
      throw PasswordCommandError.notAllowed(text)
    }
    let child = Child(
      program: .path("/bin/sh"), arguments: ["-c", text], seconds: PasswordCommand.mostSeconds)
    guard let ending = try? child.run() else { throw PasswordCommandError.notRun }
    guard let status = ending.status else {
      throw PasswordCommandError.tooSlow(seconds: PasswordCommand.mostSeconds)
    }
    guard status == .exited(0) else {
      throw PasswordCommandError.failed(status.told, saying: ending.errors.firstLine)
    }
    let password = ending.output.firstLine
    guard !password.isEmpty, (try? SettingKey.fetchPassword.checked(password)) == password else {
      throw PasswordCommandError.noPassword
    }
    return password
  }
}

/// Why there is no password. What the command printed on its standard output is not told.
enum PasswordCommandError: Error, CustomStringConvertible {
  /// Others may write the store that it stands in.
  case notAllowed(String)
  case notRun
  case tooSlow(seconds: Int)
  case failed(String, saying: String)
  case noPassword

  var description: String {
    switch self {
    case .notAllowed(let command):
      "fetch-password-command is not allowed, as others can write to the store; "
        + "allow it with: \(CommandTrust.remedy(for: command))"
    case .notRun: "fetch-password-command cannot be run"
    case .tooSlow(let seconds): "fetch-password-command took more than \(seconds) s"
    case .failed(let status, let complaint):
      "fetch-password-command failed: \(status)" + (complaint.isEmpty ? "" : ": \(complaint)")
    case .noPassword: "fetch-password-command printed no password"
    }
  }
}

extension Child.Status {
  fileprivate var told: String {
    switch self {
    case .exited(let status): "exit status \(status)"
    case .signaled(let signal): "signal \(signal)"
    }
  }
}
