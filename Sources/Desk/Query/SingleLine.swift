/// `text` on one line of as many characters: control and format characters become blanks.
func singleLine(_ text: String) -> String {
  String(text.map { $0.unicodeScalars.allSatisfy(isGraphic) ? $0 : " " })
}

private func isGraphic(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse: false
  default: true
  }
}
