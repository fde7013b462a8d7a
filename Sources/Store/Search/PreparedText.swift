package import Mail

/// What is made of a mail's text for the store. It costs what the text wants: no writer is kept
/// waiting for it.
package struct PreparedText: Sendable {
  package let marks: [Mark]
  /// Nil for mail that is not searched.
  let columns: SearchColumns?
  /// The quotes were told from other messages than those that the ticket has now.
  package var isHasty = false

  /// - Parameters:
  ///   - earlier: texts of the ticket's earlier messages, see `Snapshot.earlierTexts`.
  ///   - isSearched: false for mail above `max-message-size`.
  package init(_ mail: Message, earlier: [String], isSearched: Bool = true) {
    marks = Quotation.marks(in: mail.text, earlier: earlier)
    columns = isSearched ? SearchColumns(mail, marks: marks) : nil
  }

  /// The same of a mail that is not searched.
  package var unsearched: PreparedText {
    PreparedText(marks: marks, columns: nil)
  }

  private init(marks: [Mark], columns: SearchColumns?) {
    self.marks = marks
    self.columns = columns
  }

  /// Only the beginning of the mail can be found.
  package var isPartlySearched: Bool { columns?.isCut ?? false }
}
