import ArgumentParser
import Delivery
import Desk
import Mail
import Store

struct KnowledgeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kb", abstract: "Manage knowledge bases: articles that answer frequent questions.",
    subcommands: [
      KnowledgeList.self, KnowledgeAdd.self, KnowledgeEdit.self, KnowledgeShow.self,
      KnowledgeRemove.self, KnowledgeImport.self, KnowledgeSearch.self,
    ], defaultSubcommand: KnowledgeList.self)
}

struct KnowledgeList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List articles.")
  @Argument(help: "Only those of this knowledge base.") var base: String?
  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let articles = try store.read { snapshot in
      try snapshot.articles(in: try base.map { try snapshot.existingBase($0) })
    }
    try output.show(articles.map(\.json), ArticleTable(articles).text)
  }
}

struct KnowledgeShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print articles.")
  @Argument(help: ArgumentHelp("Numbers of articles.", valueName: "article"))
  var articles: [ArticleReference]
  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let found = try store.read { snapshot in
      try articles.map { try snapshot.existingArticle($0.number) }
    }
    try output.show(found.map(\.json), single: true) { screen in
      found.map { ArticleView($0).text(screen) }.joined(separator: "\n")
    }
  }
}

struct KnowledgeRemove: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Remove articles.")
  @Argument(help: ArgumentHelp("Numbers of articles.", valueName: "article"))
  var articles: [ArticleReference]
  @OptionGroup var store: StoreOptions

  func run() throws {
    try store.write { transaction in
      for reference in articles {
        let article = try transaction.snapshot.existingArticle(reference.number)
        try transaction.remove(article, by: Environment.agent, at: .now())
      }
    }
  }
}

struct KnowledgeSearch: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "List articles that contain all the words, the best match first.")
  @Argument(help: "A knowledge base.") var base: String
  @Argument(help: "Words, \"phrases\" and prefix*.") var words: [String]
  @OptionGroup var matching: MatchOptions
  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let phrases = try phrases(words.joined(separator: " "))
    let articles = try store.read { snapshot in
      try snapshot.articles(in: try snapshot.existingBase(base), with: phrases)
    }
    try output.show(articles.map(\.json), ArticleTable(articles).text)
    try matching.check(articles.isEmpty)
  }

  private func phrases(_ text: String) throws -> [Query.Phrase] {
    do {
      let condition = try Query.parse(text, now: .now(), zone: .system).condition
      guard let phrases = condition.phrases else {
        throw Failure.usage("kb search takes only words, \"phrases\" and prefix*")
      }
      return phrases
    } catch let error as QueryError {
      throw Failure.usage(error.report(in: text))
    }
  }
}

extension Query.Condition {
  /// What must all be there; nil when more than that is asked.
  fileprivate var phrases: [Query.Phrase]? {
    switch self {
    case .term(.text(let phrase, .any)): return [phrase]
    case .and(let parts):
      let phrases = parts.compactMap(\.phrases)
      return phrases.count == parts.count ? phrases.flatMap { $0 } : nil
    case .all, .or, .not, .term: return nil
    }
  }
}

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
