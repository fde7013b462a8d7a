import BlackBox
import Testing

@Suite("Programs as they are linked")
struct HardeningTests {
  /// No compiler of Swift knows control-flow protection, and without the optimiser there are no
  /// fortified functions.
  private static let excused = ["--nocfprotection"] + (Binaries.areForTests ? ["--nofortify"] : [])

  @Test("stand at no fixed address, and nothing the loader wrote can be overwritten")
  func hardened() throws {
    for program in [Binaries.delivery, Binaries.tickets] {
      _ = try Command("/usr/bin/hardening-check", Self.excused + [program]).run().succeeded()
    }
  }

  /// It has no loader, so nobody would relocate it, and no array on its stack that could overflow.
  @Test("the launcher too, which needs no loader")
  func launcher() throws {
    let options = Self.excused + ["--nostackprotector", Binaries.ingest]
    _ = try Command("/usr/bin/hardening-check", options).run().succeeded()
    let relocations = try Command("/usr/bin/readelf", ["--relocs", Binaries.ingest]).run()
    #expect(try relocations.succeeded().text == "\nThere are no relocations in this file.\n")
    let header = try Command("/usr/bin/readelf", ["--program-headers", Binaries.ingest]).run()
    #expect(try !header.succeeded().text.contains("INTERP"))
  }
}
