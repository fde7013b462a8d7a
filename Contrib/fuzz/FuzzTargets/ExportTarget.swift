import Desk
import Exchange
import FoundationEssentials

/// A line of an export is read, or refused with a reason.
func readExport(_ bytes: [UInt8]) {
  do {
    _ = try ExportLine(Data(bytes), ExportLine.decoder())
  } catch {
    precondition(!error.text.isEmpty)
  }
}
