import Delivery
import Desk
import Fetching
import Glibc
import Store
import Terminal

/// Why a command failed, and the one place that maps it to an exit status (sysexits(3), documented
/// in tickets(1)).
indirect enum Failure: Error {
  case notFound(String)
  /// Nothing matched and `--exit-code` asked to be told.
  case nothingMatches
  /// `doctor` has told of them.
  case problemsFound
  case usage(String)
  case badData(String)
  /// A file that was named cannot be read.
  case noInput(String)
  /// What was asked for cannot be done as things are.
  case refused(String)
  case cannotCreate(String)
  /// Another program, such as the editor, did not do its work.
  case unavailable(String)
  /// Some mail is still on its server; each mailbox was told of.
  case notAllFetched
  /// A mail is kept as a message of its ticket, but sendmail did not take it.
  case notSent(String, isFinal: Bool)
  /// What the user had written is not lost.
  case draftKept(path: String, Failure)
  /// What was asked for is done, but telling of it failed.
  case unreported(String, Failure)
  /// Standard output takes nothing more.
  case output(String)
  case store(StoreError)

  init?(_ error: any Error) {
    switch error {
    case let error as Failure: self = error
    case let error as StoreError: self = .store(error)
    case let error as FileRefusal: self = .cannotCreate("\(error)")
    case OutputError.cannotWrite(let code):
      self = .output("standard output: \(String(cString: strerror(code)))")
    case let error as AnswerError: self = .badData("\(error)")
    case let error as DraftError: self = .badData("\(error)")
    case let error as TemplateError: self = .badData("template: \(error)")
    case let error as SettingError: self = .badData("\(error)")
    case let error as KnowledgeError: self = .badData("\(error)")
    case let error as SubmittedFactsError: self = .badData("\(error)")
    case let error as ManageError: self = .badData("\(error)")
    case let error as FetchmailError: self = .unavailable("\(error)")
    case let error as TrustError: self = .cannotCreate("\(error)")
    case let error as UndoRefusal: self = .refused("\(error)")
    case let error as QueueRefusal: self = .refused("\(error)")
    default: return nil
    }
  }

  var status: Int32 {
    switch self {
    case .notFound, .nothingMatches, .problemsFound, .refused: 1
    case .usage: 64  // EX_USAGE
    case .badData: 65  // EX_DATAERR
    case .noInput: 66  // EX_NOINPUT
    case .unavailable: 69  // EX_UNAVAILABLE
    case .cannotCreate: 73  // EX_CANTCREAT
    case .output, .unreported: 74  // EX_IOERR
    case .store(let error): error.isTemporary ? 75 : 74  // EX_TEMPFAIL, EX_IOERR
    case .notAllFetched: 75  // EX_TEMPFAIL
    case .notSent(_, let isFinal): isFinal ? 69 : 75  // EX_UNAVAILABLE, EX_TEMPFAIL
    case .draftKept(_, let cause): cause.status
    }
  }

  /// One line that names the thing and the remedy; nil when there is nothing to say.
  var message: String? {
    switch self {
    case .nothingMatches, .problemsFound, .notAllFetched: nil
    case .notFound(let text), .usage(let text), .badData(let text), .noInput(let text),
      .refused(let text), .cannotCreate(let text), .unavailable(let text), .output(let text),
      .notSent(let text, _):
      text
    case .store(let error): error.description
    case .unreported(let deed, let cause):
      "\(deed), but the report failed: \(cause.message ?? "")"
    case .draftKept(let path, let cause): "\(cause.message ?? "stopped"); draft kept in \(path)"
    }
  }

  /// What was asked for is done: there is nothing to do again.
  var isOfReport: Bool {
    switch self {
    case .unreported, .notSent: true
    default: false
    }
  }
}
