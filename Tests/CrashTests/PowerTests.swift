import Testing

/// Power failures at every moment of `PowerScenario`, with every kind of loss.
@Suite("Power failures")
struct PowerTests {
  @Test("lose nothing that was answered with success, and leave no half of anything")
  func nothingIsLost() throws {
    let replay = try PowerReplay(PowerRecording(of: PowerScenario.steps))
    try expectNothingLost(replay, Sampling.some(300, of: replay.states), "states")
  }

  @Test("lose nothing of a large mail in pieces, nor anything that is stored between them")
  func largeMail() throws {
    let replay = try PowerReplay(PowerRecording(of: PowerScenario.large))
    let states = Sampling.sample(4_000, of: replay.states)
    try expectNothingLost(replay, Sampling.some(40, of: states), "of a large mail")
  }

  private func expectNothingLost(
    _ replay: PowerReplay, _ states: [PowerReplay.State], _ name: String
  ) throws {
    #expect(states.count >= 40)
    let faults = try replay.faults(in: states)
    #expect(faults.isEmpty, "\(faults.prefix(10).joined(separator: "\n"))")
    Sampling.report("power", name, tried: states.count, failed: faults.count)
  }

  /// Without it the proof could be one of nothing.
  @Test("without syncs they do lose mail, and this proof sees it")
  func negativeControl() throws {
    let replay = try PowerReplay(PowerRecording(of: PowerScenario.steps, syncing: false))
    let faults = try replay.faults(in: Sampling.sample(150, of: replay.states))
    #expect(faults.contains { $0.contains("lost: ") }, "\(faults)")
    #expect(faults.count > 15)
  }
}
