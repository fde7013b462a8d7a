import FuzzTargets
import Glibc

/// Which of them: see Contrib/fuzz/fuzz.
private let target = FuzzTarget(rawValue: getenv("FUZZ_TARGET").map { String(cString: $0) } ?? "")

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let target else { fatalError("FUZZ_TARGET names no target") }
  target.run(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}
