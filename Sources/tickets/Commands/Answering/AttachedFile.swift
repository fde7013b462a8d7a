import FoundationEssentials
import Mail

/// A file of the user's as an attachment, its type told by its name.
enum AttachedFile {
  static func read(_ path: String) throws -> OutgoingMail.Attachment {
    let content = try TextFile.content(path)
    let url = URL(fileURLWithPath: path)
    let suffix = url.pathExtension.lowercased()
    if suffix == "eml",
      let mail = OutgoingMail.Attachment(enclosing: content, named: url.lastPathComponent)
    {
      return mail
    }
    return OutgoingMail.Attachment(
      filename: url.lastPathComponent, type: type(suffix), content: content)
  }

  /// What support desks attach; the rest opens by its name.
  private static func type(_ suffix: String) -> String {
    switch suffix {
    case "txt", "log", "conf", "md": "text/plain"
    case "html", "htm": "text/html"
    case "csv": "text/csv"
    case "pdf": "application/pdf"
    case "zip": "application/zip"
    case "gz", "tgz": "application/gzip"
    case "json": "application/json"
    case "png": "image/png"
    case "jpg", "jpeg": "image/jpeg"
    case "gif": "image/gif"
    case "svg": "image/svg+xml"
    default: "application/octet-stream"
    }
  }
}
