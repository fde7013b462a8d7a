import Delivery
import Desk
import Mail
import Testing

@Suite("The system's wall clock")
struct SystemZoneTests {
  @Test("It can be read and set back", arguments: [0, 1_795_421_700])
  func system(_ seconds: Int) {
    let moment = Timestamp(seconds: Int64(seconds))
    #expect(Query.Zone.system.timestamp(Query.Zone.system.civil(moment)) == moment)
  }
}
