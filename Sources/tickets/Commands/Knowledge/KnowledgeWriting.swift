import ArgumentParser
import Desk
import Mail
import Store

struct KnowledgeAdd: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Add an article, from a file, standard input or the editor, and print its number.")
  @Argument(help: "A knowledge base; created if it does not exist.") var base: String
  @Argument(help: "The title.") var title: String
  @Argument(help: "A file, or - for standard input.", completion: .file()) var file: String?
  @Flag(help: "Print one JSON object.") var json = false
  @OptionGroup var store: StoreOptions

  func run() throws {
    let base = try KnowledgeName.checked(base)
    let title = try KnowledgeName.checked(title)
    try store.read { try $0.refuseDouble(title, in: base) }
    let number = try NewText(file: file).read(suffix: ".md") { text in
      let content = try ArticleFile.content(of: text, title: title)
      return try store.write { transaction in
        let spelled = try transaction.snapshot.knowledgeBase(base) ?? base
        try transaction.snapshot.refuseDouble(title, in: base)
        return try transaction.addArticle(
          content, to: spelled, by: Environment.agent, at: .now())
      }
    }
    try Done.report("article \(number) is added") {
      let object: JSON = ["format": 1, "article": .number(number)]
      try Console.print(json ? object.line + "\n" : "\(number)\n")
    }
  }
}

struct KnowledgeEdit: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit", abstract: "Change an article, its title, URL or base in the editor.")
  @Argument(help: ArgumentHelp("Number of an article.", valueName: "article"))
  var article: ArticleReference
  @OptionGroup var store: StoreOptions

  func run() throws {
    let before = try store.read { try $0.existingArticle(article.number) }
    try Editor().edit(before.draft.text, suffix: ".md") { edited in
      let draft = try ArticleDraft(reading: edited)
      guard draft != before.draft else { return }
      try store.write { transaction in
        guard try transaction.snapshot.article(before.number) == before else {
          throw Failure.badData(
            "article \(before.number) was changed by somebody else in the meantime")
        }
        try transaction.snapshot.refuseDouble(
          draft.content.title, in: draft.base, beside: before.number)
        try transaction.change(before, to: draft, by: Environment.agent, at: .now())
      }
    }
  }
}

struct KnowledgeImport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Add and change articles from the files of a folder.")
  @Argument(help: "A knowledge base; created if it does not exist.") var base: String
  @Argument(help: "A folder of text and Markdown files.", completion: .directory)
  var folder: String
  @OptionGroup var store: StoreOptions

  func run() throws {
    let base = try KnowledgeName.checked(base)
    var contents = DistinctNames<ArticleContent>(of: "title")
    for file in try TextFolder(folder).files {
      try file.naming {
        let content = try ArticleFile.content(of: file.text, named: file.stem)
        try contents.add(content.title, content, file)
      }
    }
    let tally = try store.write { transaction in
      try contents.entries.reduce(into: ImportTally()) { tally, entry in
        try put(entry.text, base, transaction, &tally)
      }
    }
    try Done.report("the folder is imported") { try Console.print("\(tally)\n") }
  }

  private func put(
    _ content: ArticleContent, _ name: String, _ transaction: Transaction,
    _ tally: inout ImportTally
  ) throws {
    let base = try transaction.snapshot.knowledgeBase(name) ?? name
    guard let known = try transaction.snapshot.article(titled: content.title, in: base) else {
      _ = try transaction.addArticle(content, to: base, by: Environment.agent, at: .now())
      return tally.count(isNew: true, hasChanged: true)
    }
    let draft = ArticleDraft(base: base, content: content)
    let hasChanged = try transaction.change(known, to: draft, by: Environment.agent, at: .now())
    tally.count(isNew: false, hasChanged: hasChanged)
  }
}

extension Snapshot {
  /// - Parameter number: of the article that may have the title.
  fileprivate func refuseDouble(_ title: String, in base: String, beside number: Int = 0) throws {
    guard let other = try article(titled: title, in: base), other.number != number else { return }
    throw Failure.cannotCreate(
      "article \(other.number) of '\(other.base)' already has the title '\(title)'; "
        + "change it with 'tickets kb edit \(other.number)'")
  }
}
