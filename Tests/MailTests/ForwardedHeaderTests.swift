import Testing

@testable import Mail

@Suite("Header of a forwarded mail")
struct ForwardedHeaderTests {
  @Test(
    "names the author, as the mail programs write it",
    arguments: [
      "Hi,\n\n---------- Forwarded message ---------\nFrom: Jane Doe <jane@x.example>\n"
        + "Date: Mon, 23 Nov 2026\nSubject: Broken\nTo: <anna@desk.example>\n\nIt is broken.\n",
      "-----Original Message-----\nFrom: Jane Doe [mailto:jane@x.example]\nSent: Monday\n"
        + "To: Anna\nSubject: Broken\n\nIt is.\n",
      "Begin forwarded message:\n\n> From: Jane Doe <jane@x.example>\n> Subject: Broken\n"
        + "> Date: Monday\n> To: Anna\n>\n> It is.\n",
      "*Von:* Jane Doe <jane@x.example>\n*Gesendet:* Montag\n*An:* Anna\n*Betreff:* Kaputt\n\nx\n",
      "发件人：Jane Doe <jane@x.example>\n发送时间：2026\n收件人：Anna\n主题：Broken\n\nx\n",
      "From: \"Jane Doe\" <jane@x.example>\r\nDate: Monday\r\nSubject: x\r\n\r\nx",
    ])
  func authors(_ text: String) throws {
    let author = try #require(ForwardedHeader.author(in: text))
    #expect(author.name == "Jane Doe" && author.address?.text == "jane@x.example", "\(author)")
  }

  @Test(
    "is not seen where there is none",
    arguments: [
      "", "From: here to there\nit is far.\n", "Jane wrote:\n> It is broken.\n",
      "From: Jane\nSent: x\nTo: y\nSubject: z\n",
    ])
  func none(_ text: String) {
    #expect(ForwardedHeader.author(in: text)?.address == nil)
  }
}
