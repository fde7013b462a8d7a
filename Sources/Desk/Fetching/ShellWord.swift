/// A text as one word of sh(1), whatever is in it.
package enum ShellWord {
  package static func quoted(_ text: String) -> String {
    "'" + text.replacing("'", with: #"'\''"#) + "'"
  }
}
