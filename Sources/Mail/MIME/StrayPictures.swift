internal import Text

/// Pictures that a mail shows in its text (RFC 2392), but not among its author's words: logos of
/// signatures, and what is quoted.
package enum StrayPictures {
  /// - Parameter ownWords: what of a text the author wrote.
  /// - Returns: the numbers of their parts.
  package static func parts(
    of raw: [UInt8], by author: Mailbox, ownWords: (String) -> String
  ) -> Set<Int> {
    let pictures = pictures(in: raw)
    guard !pictures.isEmpty else { return [] }
    let texts = texts(of: raw)
    let own = texts.map { unmarked(aboveName(of: author, ownWords($0.shown))) }
    let strays = pictures.filter { picture in
      texts.contains { $0.source.contains(picture.name) }
        && !own.contains { $0.contains("[\(picture.name)]") }
    }
    return Set(strays.map(\.part))
  }

  private struct Picture {
    var part: Int
    /// As texts refer to it.
    var name: String
  }

  /// A form of the text.
  private struct Form {
    /// As it was written.
    var source: String
    /// With pictures as their names in brackets.
    var shown: String
  }

  /// More of them is no mail that somebody writes.
  private static let most = 200

  private static func pictures(in raw: [UInt8]) -> [Picture] {
    var pictures: [Picture] = []
    var number = 0
    for numbered in MailStructure(raw, bounds: .standard).root.numbered {
      let entity = numbered.entity
      number += 1
      if numbered.enclosing == nil, entity.type.hasPrefix("image/"), pictures.count < most,
        let id = entity.header.contentID?.filter({ !"<> ".contains($0) }), !id.isEmpty
      {
        pictures.append(Picture(part: number, name: "cid:\(id)"))
      }
      if entity.mayHoldFiles { number += PartReading(entity).files.count }
    }
    return pictures
  }

  /// Outlook marks no signature: it is what stands below the author's name, at the end.
  private static func aboveName(of author: Mailbox, _ text: String) -> String {
    let name = author.name.lowercased()
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard name.utf8.count >= 3,
      let last = lines.lastIndex(where: { $0.lowercased().hasPrefix(name) }),
      lines.count - last <= mostOfSignature
    else { return text }
    return lines[..<last].map { String($0) }.text(separatedBy: "\n")
  }

  private static let mostOfSignature = 20

  /// Without what is quoted, whomever.
  private static func unmarked(_ text: String) -> String {
    text.split(separator: "\n").filter { !$0.hasPrefix(">") }.map { String($0) }
      .text(separatedBy: "\n")
  }

  /// Of HTML alone where there is any, as plain text rarely names pictures.
  private static func texts(of raw: [UInt8]) -> [Form] {
    let root = MailStructure(raw, bounds: .standard).root
    let forms = BodyChoice.forms(of: root) + BodyChoice.bodies(of: root).map(\.id)
    var budget = WorkBudget(ParserLimits.standard.work)
    let leaves = root.numbered.map(\.entity).filter { forms.contains($0.id) }
    let pages = leaves.filter { $0.type == "text/html" }
    return (pages.isEmpty ? leaves : pages).map { leaf in
      let source = LeafText.source(of: leaf, most: ParserLimits.standard.textBytes)
      guard leaf.type == "text/html" else { return Form(source: source, shown: source) }
      let page = HTMLText.plain(
        fromHTML: source, most: ParserLimits.standard.textBytes, &budget, pictures: .named)
      return Form(source: source, shown: page.text)
    }
  }
}
