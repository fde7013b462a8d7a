import ArgumentParser
import Desk
import Store

/// An article as people write it: `3`.
struct ArticleReference: ExpressibleByArgument {
  let number: Int

  init?(argument: String) {
    guard let number = Int(argument), number > 0 else { return nil }
    self.number = number
  }
}

extension Snapshot {
  func existingArticle(_ number: Int) throws -> Article {
    guard let article = try article(number) else {
      throw Failure.notFound("no article \(number); 'tickets kb' lists them")
    }
    return article
  }

  /// The base's name as it was written first.
  func existingBase(_ name: String) throws -> String {
    if let base = try knowledgeBase(name) { return base }
    let known = try knowledgeBases().joined(separator: ", ")
    throw Failure.notFound(
      "no knowledge base '\(name)'; "
        + (known.isEmpty ? "there is none yet" : "the knowledge bases are \(known)"))
  }
}
