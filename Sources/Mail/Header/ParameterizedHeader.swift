import CGMime
internal import Text

/// A Content-Type (RFC 2045 §5.1) or Content-Disposition (RFC 2183 §2) field.
struct ParameterizedHeader {
  /// Lower case, without parameters.
  var value: String
  private var parameters: [Parameter] = []

  private struct Parameter {
    /// Lower case.
    var name: String
    var value: String
  }

  /// Of several with one name the first, but one with a charset of its own (RFC 2231 §4) before a
  /// plain one for old programs.
  subscript(_ name: String) -> String? { parameters.first { $0.name == name }?.value }

  func with(boundary: String) -> ParameterizedHeader {
    var changed = self
    changed.parameters.insert(Parameter(name: "boundary", value: boundary), at: 0)
    return changed
  }

  var parameterValues: [String] { parameters.map(\.value) }

  /// - Returns: nil when there is no `type/subtype` (RFC 2045 §5.2: then the default holds).
  static func contentType(_ text: String) -> ParameterizedHeader? {
    precondition(GMimeLibrary.isReady)
    let text = closingGaps(of: text)
    let end = text.utf8.firstIndex { ";\t ".utf8.contains($0) } ?? text.endIndex
    guard text[..<end].contains("/"),
      let parsed = g_mime_content_type_parse(nil, prepared(text))
    else { return nil }
    defer { g_object_unref(parsed) }
    guard let type = g_mime_content_type_get_mime_type(parsed) else { return nil }
    defer { g_free(type) }
    return ParameterizedHeader(String(cString: type), g_mime_content_type_get_parameters(parsed))
  }

  /// `text / html` is `text/html` to who wrote it, and to most programs.
  private static func closingGaps(of text: String) -> String {
    let octets = Array(text.utf8)
    let type = octets.prefix { $0 != UInt8(ascii: ";") }
    guard let slash = type.firstIndex(of: UInt8(ascii: "/")) else { return text }
    let before = type[..<slash].trimmed
    let after = octets[(slash + 1)...].drop(while: \.isBlank)
    if before.endIndex == slash, after.startIndex == slash + 1 { return text }
    return String(decoding: before + [UInt8(ascii: "/")] + after, as: UTF8.self)
  }

  static func disposition(_ text: String) -> ParameterizedHeader? {
    precondition(GMimeLibrary.isReady)
    guard let parsed = g_mime_content_disposition_parse(nil, prepared(text))
    else { return nil }
    defer { g_object_unref(parsed) }
    guard let value = g_mime_content_disposition_get_disposition(parsed) else { return nil }
    return ParameterizedHeader(
      String(cString: value), g_mime_content_disposition_get_parameters(parsed))
  }

  init(_ value: String) {
    self.value = value.lowercased()
  }

  private init(_ value: String, _ list: UnsafeMutablePointer<GMimeParamList>?) {
    self.init(value)
    guard let list else { return }
    var plain: [Parameter] = []
    for place in 0..<g_mime_param_list_length(list) {
      guard let parameter = g_mime_param_list_get_parameter_at(list, place),
        let name = g_mime_param_get_name(parameter),
        let text = g_mime_param_get_value(parameter)
      else { continue }
      let read = Parameter(
        name: String(cString: name).lowercased(),
        value: String(cString: text).toldByEscapes.onOneLine.streamSafe)
      let hasCharset = g_mime_param_get_charset(parameter) != nil
      if hasCharset { parameters.append(read) } else { plain.append(read) }
    }
    parameters += plain
  }

  /// What GMime would stumble over, put right.
  private static func prepared(_ text: String) -> String {
    let octets = Array(text.utf8)
    guard octets.contains(ASCII.backslash) || octets.contains(ASCII.asterisk) else { return text }
    return String(
      decoding: ParameterOrder.sorted(protectingBackslashes(octets)), as: UTF8.self)
  }

  /// `filename="C:\TEMP\x.png"`: programs that write paths do not know that a backslash escapes.
  private static func protectingBackslashes(_ text: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    var rest = text[...]
    while let octet = rest.popFirst() {
      out.append(octet)
      guard octet == ASCII.backslash else { continue }
      if let next = rest.first, next == ASCII.backslash || next == ASCII.quote {
        out.append(next)
        rest.removeFirst()
      } else {
        out.append(octet)
      }
    }
    return out
  }
}
