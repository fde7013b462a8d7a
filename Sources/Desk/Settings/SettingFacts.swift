/// What there is to say about one setting.
struct SettingFacts: Sendable {
  let kind: SettingKind
  let standard: String
  let hSphereName: String?
  let summary: String

  init(
    _ kind: SettingKind, standard: String = "", hSphere hSphereName: String? = nil,
    _ summary: String
  ) {
    self.kind = kind
    self.standard = standard
    self.hSphereName = hSphereName
    self.summary = summary
  }
}
