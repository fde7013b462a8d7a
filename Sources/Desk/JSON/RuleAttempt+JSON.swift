extension RuleAttempt {
  /// A member of `tried`, documented in ingest(1).
  package var json: JSON {
    [
      "rule": .text(rule.rawValue),
      "result": .text(result.rawValue),
      "evidence": .text(evidence.text),
    ]
  }
}
