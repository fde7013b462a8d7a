import Testing

/// Power failures at every moment of `PowerScenario`, with every kind of loss.
@Suite("Power failures")
struct PowerTests {
  @Test("lose nothing that was answered with success, and leave no half of anything")
  func nothingIsLost() throws {
    let replay = try PowerReplay(PowerRecording(syncing: true))
    let states = Sampling.some(300, of: replay.states)
    #expect(states.count >= 300)
    let faults = try replay.faults(in: states)
    #expect(faults.isEmpty, "\(faults.prefix(10).joined(separator: "\n"))")
    Sampling.report("power", "states", tried: states.count, failed: faults.count)
  }

  /// Without it the proof could be one of nothing.
  @Test("without syncs they do lose mail, and this proof sees it")
  func negativeControl() throws {
    let replay = try PowerReplay(PowerRecording(syncing: false))
    let faults = try replay.faults(in: Sampling.sample(150, of: replay.states))
    #expect(faults.contains { $0.contains("lost: ") }, "\(faults)")
    #expect(faults.count > 15)
  }
}
