// swift-tools-version: 6.1
import PackageDescription

let house: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A delivery is one short process: its start is half of its time. Linked at a fixed address, with
/// archives in place of shared libraries, it has next to nothing to load and relocate (measured:
/// Contrib/bench). The archives come with the -dev packages of GMime, gumbo and SQLite; SwiftPM and
/// pkg-config name the shared libraries before them, so lld is told to see those as empty.
let quickStart: [LinkerSetting] = {
  let named = ["gmime-3.0", "gio-2.0", "gobject-2.0", "glib-2.0", "gumbo", "sqlite3", "stdc++"]
  let archives = [
    "gmime-3.0", "gobject-2.0", "glib-2.0", "ffi", "pcre2-8", "z", "idn2", "unistring", "gumbo",
    "sqlite3", "stdc++",
  ]
  let foundation = [
    "_FoundationICU", "CoreFoundation", "_FoundationCShims", "_FoundationCollections",
    "swiftSynchronization",
  ]
  let flags =
    ["-use-ld=lld", "-static-stdlib", "-Xclang-linker", "-no-pie"]
    + ["-Xclang-linker", "-static-libgcc", "-Xlinker", "--no-export-dynamic"]
    + named.flatMap { ["-Xlinker", "--remap-inputs=*/lib\($0).so=/dev/null"] }
    + archives.map { "-l:lib\($0).a" } + foundation.map { "-l\($0)" }
  return [.unsafeFlags(flags, .when(configuration: .release))]
}()

/// What a mail server starts must not fail before its first line: loaded in one piece, without the C
/// library and Swift's, which SwiftPM names for every program.
let inOnePiece: (compiling: [CSetting], linking: [LinkerSetting]) = {
  let freestanding = [
    "-ffreestanding", "-fno-builtin", "-fno-stack-protector", "-fno-pic", "-fno-sanitize=all",
    "-fno-profile-instr-generate", "-fno-coverage-mapping",
  ]
  let unused = ["swiftrt.o", "libswiftCore.*"]
  let flags =
    ["-use-ld=lld", "-Xlinker", "--no-dynamic-linker", "-Xlinker", "--no-export-dynamic"]
    + ["-nostdlib", "-no-pie"].flatMap { ["-Xclang-linker", $0] }
    + unused.flatMap { ["-Xlinker", "--remap-inputs=*/\($0)=/dev/null"] }
  return ([.unsafeFlags(freestanding)], [.unsafeFlags(flags)])
}()

let package = Package(
  name: "tickets",
  products: [
    .executable(name: "ingest", targets: ["ingest"]),
    .executable(name: "ingest-delivery", targets: ["ingest-delivery"]),
    .executable(name: "tickets", targets: ["tickets"]),
  ],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    .systemLibrary(
      name: "CGMime", pkgConfig: "gmime-3.0", providers: [.apt(["libgmime-3.0-dev"])]),
    .systemLibrary(name: "CGumbo", pkgConfig: "gumbo", providers: [.apt(["libgumbo-dev"])]),
    .systemLibrary(
      name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .target(name: "CGMimeUnused"),
    .target(name: "CGuardedFile"),
    .target(name: "CParserGuard", dependencies: ["CGuardedFile"]),
    .target(name: "CLinux"),
    .target(name: "CKeptLog", dependencies: ["CGuardedFile", "CSQLite"]),
    .target(name: "Text", swiftSettings: house),
    .target(
      name: "Mail",
      dependencies: [
        "CGMime", "CGMimeUnused", "CGumbo", "Text",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: house),
    .target(
      name: "Desk",
      dependencies: ["Mail", "Text", .product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: house),
    .target(
      name: "Store",
      dependencies: [
        "CGuardedFile", "CKeptLog", "CLinux", "CSQLite", "Desk", "Mail", "Text",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: house),
    .target(
      name: "Delivery",
      dependencies: [
        "Store", "Desk", "Mail", "Text", "CParserGuard", "CLinux",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      swiftSettings: house),
    .target(
      name: "Exchange", dependencies: ["Delivery", "Store", "Desk", "Mail", "Text"],
      swiftSettings: house),
    .target(
      name: "Fetching", dependencies: ["Delivery", "Store", "Desk", "Mail", "Text"],
      swiftSettings: house),
    .target(
      name: "Doctor", dependencies: ["Fetching", "Delivery", "Store", "Desk", "Mail"],
      swiftSettings: house),
    .target(
      name: "Upkeep", dependencies: ["Delivery", "Store", "Desk", "Mail"], swiftSettings: house),
    .target(name: "Terminal", dependencies: ["Text"], swiftSettings: house),
    .executableTarget(
      name: "ingest", cSettings: inOnePiece.compiling, linkerSettings: inOnePiece.linking),
    .executableTarget(
      name: "ingest-delivery",
      dependencies: ["Delivery", "Store", "Desk", "Mail", "Text"],
      swiftSettings: house, linkerSettings: quickStart),
    .executableTarget(
      name: "tickets",
      dependencies: [
        "Delivery", "Exchange", "Fetching", "Doctor", "Upkeep", "Store", "Desk", "Mail",
        "Terminal", "Text", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: house, linkerSettings: quickStart),
    .testTarget(name: "MailTests", dependencies: ["Mail"], swiftSettings: house),
    .testTarget(name: "DeskTests", dependencies: ["Desk", "Mail"], swiftSettings: house),
    .testTarget(
      name: "DeliveryTests", dependencies: ["BlackBox", "Delivery", "Store", "Desk", "Mail"],
      swiftSettings: house),
    .testTarget(name: "TextTests", dependencies: ["Text"], swiftSettings: house),
    .testTarget(name: "TerminalTests", dependencies: ["Terminal", "Text"], swiftSettings: house),
    .testTarget(
      name: "ManualTests", dependencies: ["Desk", "ingest", "ingest-delivery", "tickets"],
      swiftSettings: house),
    .testTarget(
      name: "StoreTests",
      dependencies: [
        "BlackBox", "Store", "Desk", "Mail", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: house),
    .target(name: "BlackBox", path: "Tests/BlackBox", swiftSettings: house),
    .target(
      name: "FuzzTargets", dependencies: ["Delivery", "Exchange", "Desk", "Mail"],
      path: "Contrib/fuzz/FuzzTargets", swiftSettings: house),
    .testTarget(name: "FuzzTests", dependencies: ["FuzzTargets"], swiftSettings: house),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "BlackBox", "ingest", "ingest-delivery", "tickets", "Store", "Desk", "Mail",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: house),
    .testTarget(
      name: "CrashTests",
      dependencies: [
        "BlackBox", "ingest", "ingest-delivery", "tickets",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: house),
    .testTarget(
      name: "EndToEndTests", dependencies: ["BlackBox", "ingest", "ingest-delivery", "tickets"],
      swiftSettings: house),
  ]
)

// libFuzzer brings its own main, without which it does not link: see Contrib/fuzz/fuzz.
if Context.environment["TICKETS_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "Fuzz", dependencies: ["FuzzTargets"], path: "Contrib/fuzz/Fuzz",
      swiftSettings: house + [.unsafeFlags(["-parse-as-library"])]))
}
