internal import CLinux
internal import CParserGuard

/// A program that reads many mails goes on by itself when its parser dies of one: it begins anew in the
/// same process, finds all that was done, and takes that mail unread.
package enum ParserRestart {
  package static func prepare() {
    parser_guard_restart(linux_command_line())
  }
}
