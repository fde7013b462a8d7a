import Testing

@testable import Desk

@Suite("Files of accounts")
struct AccountFileTests {
  @Test("columns have any order; what is no column of ours is a field")
  func columns() throws {
    let accounts = try AccountFile(
      """
      Plan, Account ,address,DOMAIN,login_url
      gold,Acme,jane@acme.example,*.Acme.example,https://cp.example/acme
      gold,Acme,"Joe@Bücher.example",,
      ,solo,solo@mail.example,,
      """
    ).accounts
    #expect(accounts.map(\.name) == ["Acme", "solo"])
    #expect(accounts[0].addresses == ["jane@acme.example", "joe@xn--bcher-kva.example"])
    #expect(accounts[0].domains == ["acme.example"])
    #expect(accounts[0].fields == [.init(name: "Plan", value: "gold")])
    #expect(accounts[0].loginURL == "https://cp.example/acme")
    #expect(accounts[1].fields.isEmpty && accounts[1].loginURL == nil)
  }

  @Test(
    "a pattern is an address or a domain",
    arguments: [
      ("jane@x.example", "jane@x.example"), ("x.example", "x.example"),
      ("@X.example", "x.example"), ("*.x.example", "x.example"),
    ])
  func patterns(_ text: String, _ key: String) throws {
    let accounts = try AccountFile("pattern,account\n\(text),a\n").accounts
    #expect(accounts.flatMap(\.patterns).map(\.key) == [key])
  }

  @Test(
    "all that is wrong is told by line",
    arguments: [
      ("", [1]), ("address\nx@y.example\n", [1]), ("account,login_url\na,\n", [1]),
      ("account,address,Address\n", [1]), ("account,address,plan,plan\n", [1]),
      ("account,address,\n", [1]),
      ("account,address\na,b\nc\n,x@y.example\nd,\ne,x@y.example\n", [2, 3, 4, 5]),
      ("account,address\na,x@y.example\nb,X@Y.example\n", [3]),
      ("account,domain,p\na,x.example,1\na,y.example,2\n", [3]),
      ("account,domain,login_url\na,x.example,ftp://x\nb,y.example,https://y z\n", [2, 3]),
      ("account,domain,login_url\na,x.example,https://1\na,y.example,https://2\n", [3]),
      ("account,domain\na\u{1B},x.example\n", [2]), ("account,domain\n\"a\nb\",x.example\n", [2]),
      ("account,domain\na,jane@x.example\n", [2]), ("account,address\na,-x@y.example\n", [2]),
      ("account,login_url,address\na,javascript:alert(1),x@y.example\n", [2]),
    ])
  func errors(_ text: String, _ lines: [Int]) {
    let error = #expect(throws: FileErrors.self) { try AccountFile(text) }
    #expect(error?.items.map(\.line) == lines, "\(error?.items ?? [])")
  }

  @Test("the same said twice is no mistake")
  func twice() throws {
    let text = "account,domain,p\na,x.example,1\na,x.example,1\n"
    #expect(try AccountFile(text).accounts.map(\.summary) == ["x.example, p=1"])
  }
}
