internal import Foundation

/// Stands for sendmail(1): writes down what it is given, and answers as it is told.
package final class Recorder: Sendable {
  /// What `config set sendmail` takes.
  package let path: String
  private let folder: TemporaryFolder

  package struct Mail: Sendable {
    package var arguments: [String]
    package var text: String
  }

  package init() throws {
    folder = try TemporaryFolder()
    path = folder.file("sendmail")
    try FileContent.write(script.utf8, to: path)
    try FileContent.setMode(0o755, of: path)
  }

  /// Shell commands that decide the answer: `exit 75`, `sleep 60`; empty takes every mail.
  package func answer(_ script: String) throws {
    try FileContent.write(script.utf8, to: folder.file("answer"))
  }

  /// From here on only what arrives later counts.
  package func forget() throws {
    for name in folder.names where name != "sendmail" && name != "answer" {
      try FileContent.remove(folder.file(name))
    }
  }

  /// What arrived, in order.
  package func mails() throws -> [Mail] {
    try folder.names.filter { $0.hasSuffix(".mail") }.map { name in
      let base = folder.file(String(name.dropLast(5)))
      let arguments = String(decoding: try FileContent.read(base + ".arguments"), as: UTF8.self)
      return Mail(
        arguments: arguments.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
          .map { String($0) },
        text: String(decoding: try FileContent.read(base + ".mail"), as: UTF8.self))
    }
  }

  /// What its answer has written into `$name.KIND`, of all mails.
  package func notes(_ kind: String) throws -> String {
    try folder.names.filter { $0.hasSuffix("." + kind) }
      .map { String(decoding: try FileContent.read(folder.file($0)), as: UTF8.self) }.joined()
  }

  private var script: String {
    """
    #!/bin/sh
    name=\(folder.path)/$(/bin/date +%s%N)-$$
    printf '%s\\n' "$@" >"$name.arguments"
    [ -t 0 ] || cat >"$name.part"
    [ ! -e \(folder.path)/answer ] || . \(folder.path)/answer
    mv "$name.part" "$name.mail"

    """
  }
}
