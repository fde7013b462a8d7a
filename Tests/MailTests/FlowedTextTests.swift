import Testing

@testable import Mail

@Suite("Flowed text (RFC 3676)") struct FlowedTextTests {
  @Test(
    "soft breaks join lines of one paragraph",
    arguments: [
      ("", ""),
      ("one \ntwo\n", "one two\n"),
      ("one \ntwo", "one two"),
      ("one \r\ntwo\r\nthree\r\n", "one two\nthree\n"),
      ("one\ntwo \n", "one\ntwo\n"),
      ("one \n\ntwo\n", "one\n\ntwo\n"),
      ("one \n two\n", "one two\n"),
      (" From here\n >no quote\n", "From here\n>no quote\n"),
      ("> one \n> two\n> three\n", "> one two\n> three\n"),
      ("> one \n>> two\n> three \nfour\n", "> one\n>> two\n> three\nfour\n"),
      (">one \n>\n> two\n", "> one\n>\n> two\n"),
      ("text \n-- \nName \nCo\n", "text\n-- \nName Co\n"),
      ("> text \n> -- \n> Name\n", "> text\n> -- \n> Name\n"),
    ])
  func joining(flowed: String, text: String) {
    #expect(FlowedText.unwrapped(flowed, deletingSpaces: false) == text)
  }

  @Test(
    "with DelSp the space of the soft break goes",
    arguments: [
      ("京都 \nへ行く\n", "京都へ行く\n"),
      ("one  \ntwo\n", "one two\n"),
      ("-- \nName\n", "-- \nName\n"),
      ("> long \n> word\n", "> longword\n"),
    ])
  func deletingSpaces(flowed: String, text: String) {
    #expect(FlowedText.unwrapped(flowed, deletingSpaces: true) == text)
  }
}
