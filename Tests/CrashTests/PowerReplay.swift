import BlackBox

/// The states of a disk that a recording allows for.
struct PowerReplay {
  struct State {
    /// How many entries of the recording have come before.
    let moment: Int
    let loss: Disk.Loss
  }

  private let recording: PowerRecording

  init(_ recording: PowerRecording) {
    self.recording = recording
  }

  var states: [State] {
    recording.entries.indices.flatMap { moment in
      Disk.Loss.allCases.map { State(moment: moment + 1, loss: $0) }
    }
  }

  /// - Parameter states: in their order.
  /// - Returns: what is wrong with them; a line each.
  func faults(in states: [State]) throws -> [String] {
    var disk = Disk(folder: recording.folder)
    var answered: [PowerScenario.Step] = []
    var generator = SeededGenerator(state: 1)
    var moment = 0
    var faults: [String] = []
    for (number, state) in states.enumerated() {
      while moment < state.moment {
        switch recording.entries[moment] {
        case .change(let change): disk.apply(change)
        case .answered(let step): answered.append(step)
        }
        moment += 1
      }
      let outage = try PowerOutage(disk.image(after: state.loss, &generator), answered)
      let found = try outage.faults + (number.isMultiple(of: 25) ? outage.verification() : [])
      if !found.isEmpty {
        faults.append(
          "\(state), after \(answered.last?.name ?? "nothing"): \(found.joined(separator: "; "))")
      }
    }
    return faults
  }
}
