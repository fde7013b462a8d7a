internal import Text

/// What a status says to a mail server: sysexits(3), sh(1), Postfix's pipe(8), qmail-command(8).
extension ProbeFacts.Ending {
  var description: String {
    switch self {
    case .exit(75): "exited with 75: nothing was changed, mail servers try again"
    case .exit(111): "exited with 111: qmail tries again, Postfix returns the mail"
    case .exit(126): "exited with 126: it, or a program in it, may not be executed"
    case .exit(127): "exited with 127: a program in it was not found"
    case .exit(let status): "exited with \(status): Postfix returns the mail to its sender"
    case .signal(let signal): "died of signal \(signal): mail servers try again"
    case .tooLong(let seconds): "took more than \(seconds) s"
    case .notRun(let reason): "cannot be run: \(Sanitizer.excerpt(reason))"
    }
  }

  var remedy: String {
    switch self {
    case .exit(75), .exit(111): "put right what the command says; run it by hand for all of that"
    case .exit(126): "chmod +x that program, and let its whole path be entered by this user"
    case .exit(127): "write whole paths: mail servers run commands with PATH=/usr/bin:/bin"
    case .exit, .signal: "run the command by hand with a mail on its standard input"
    case .tooLong: "see what the command waits for"
    case .notRun: "see whether this user may start /bin/sh"
    }
  }
}
