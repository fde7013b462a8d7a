internal import Glibc

extension String {
  /// The same as `contains`, whose search tables cost more than the search (Contrib/bench).
  package func containsBytes(of phrase: String) -> Bool { strstr(self, phrase) != nil }
}
