// swift-tools-version: 6.1
import PackageDescription

let house: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// Everything that is there is at another address each time, and nothing the loader wrote can be
/// overwritten: strangers' mail is read in here. Position-independent is what SwiftPM builds anyway.
let hardened: [String] = ["-z", "relro", "-z", "now"].flatMap { ["-Xlinker", $0] }

let hardenedC: [CSetting] = [
  .unsafeFlags(["-fstack-protector-strong"]),
  .define("_FORTIFY_SOURCE", to: "2", .when(configuration: .release)),
]

/// A delivery is one short process: its start is half of its time. With archives in place of shared
/// libraries it has next to nothing to load (measured: Contrib/bench). The archives come with Debian's
/// -dev packages; SwiftPM and pkg-config name the shared libraries before them, so lld is told to see
/// those as empty. Contrib/release asks for it where the archives are.
let quickStart: [String] = {
  guard Context.environment["TICKETS_LINKING"] == "static" else { return [] }
  let archives = [
    "gmime-3.0", "gobject-2.0", "glib-2.0", "ffi", "pcre2-8", "z", "idn2", "unistring", "gumbo",
    "sqlite3", "nettle", "stdc++",
  ]
  let named = archives + ["gio-2.0"]
  let runtime = ["_FoundationCShims", "_FoundationCollections", "swiftSynchronization"]
  return ["-use-ld=lld", "-static-stdlib", "-Xclang-linker", "-static-libgcc"]
    + ["-z", "pack-relative-relocs", "--no-export-dynamic"].flatMap { ["-Xlinker", $0] }
    + named.flatMap { ["-Xlinker", "--remap-inputs=*/lib\($0).so=/dev/null"] }
    + archives.map { "-l:lib\($0).a" } + runtime.map { "-l\($0)" }
}()

let program: [LinkerSetting] = [
  .unsafeFlags(hardened), .unsafeFlags(quickStart, .when(configuration: .release)),
]

/// What a mail server starts must not fail before its first line: loaded in one piece, without the C
/// library and Swift's, which SwiftPM names for every program.
let inOnePiece: (compiling: [CSetting], linking: [LinkerSetting]) = {
  let freestanding = [
    "-ffreestanding", "-fno-builtin", "-fno-stack-protector", "-fpie", "-fno-sanitize=all",
    "-fno-profile-instr-generate", "-fno-coverage-mapping",
  ]
  let unused = ["swiftrt.o", "libswiftCore.*"]
  let flags =
    ["-use-ld=lld", "-Xlinker", "--no-dynamic-linker", "-Xlinker", "--no-export-dynamic"] + hardened
    + ["-nostdlib", "-pie"].flatMap { ["-Xclang-linker", $0] }
    + unused.flatMap { ["-Xlinker", "--remap-inputs=*/\($0)=/dev/null"] }
  return ([.unsafeFlags(freestanding)], [.unsafeFlags(flags)])
}()

/// The state this is built from, for `--version`: a commit's first letters, or what a source package says.
let commit: String = {
  if let named = Context.environment["TICKETS_COMMIT"] { return named }
  guard let git = Context.gitInformation else { return "" }
  return git.currentCommit.prefix(9) + (git.hasUncommittedChanges ? "+" : "")
}()

/// A source package brings its dependencies along: it is built without network.
let argumentParser: Package.Dependency =
  if let folder = Context.environment["TICKETS_VENDOR"] {
    .package(path: "\(folder)/swift-argument-parser")
  } else {
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2")
  }

let package = Package(
  name: "tickets",
  products: [
    .executable(name: "ingest", targets: ["ingest"]),
    .executable(name: "ingest-delivery", targets: ["ingest-delivery"]),
    .executable(name: "tickets", targets: ["tickets"]),
  ],
  dependencies: [argumentParser],
  targets: [
    .systemLibrary(
      name: "CGMime", pkgConfig: "gmime-3.0", providers: [.apt(["libgmime-3.0-dev"])]),
    .systemLibrary(name: "CGumbo", pkgConfig: "gumbo", providers: [.apt(["libgumbo-dev"])]),
    .systemLibrary(name: "CNettle", pkgConfig: "nettle", providers: [.apt(["nettle-dev"])]),
    .systemLibrary(
      name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .target(name: "CGMimeUnused", cSettings: hardenedC),
    .target(name: "CGuardedFile", cSettings: hardenedC),
    .target(name: "CParserGuard", dependencies: ["CGuardedFile"], cSettings: hardenedC),
    .target(name: "CLinux", cSettings: hardenedC),
    .target(name: "CProduct", cSettings: [.define("PRODUCT_COMMIT", to: "\"\(commit)\"")]),
    .target(name: "CKeptLog", dependencies: ["CGuardedFile", "CSQLite"], cSettings: hardenedC),
    .target(name: "Text", swiftSettings: house),
    .target(name: "Hashing", dependencies: ["CNettle"], swiftSettings: house),
    .target(
      name: "Mail", dependencies: ["CGMime", "CGMimeUnused", "CGumbo", "Hashing", "Text"],
      swiftSettings: house),
    .target(
      name: "Desk", dependencies: ["Mail", "Hashing", "Text", "CProduct"], swiftSettings: house),
    .target(
      name: "Store",
      dependencies: [
        "Desk", "Mail", "Hashing", "Text", "CGuardedFile", "CKeptLog", "CLinux", "CSQLite",
      ],
      swiftSettings: house),
    .target(
      name: "Delivery",
      dependencies: ["Store", "Desk", "Mail", "Hashing", "Text", "CParserGuard", "CLinux"],
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
      name: "ingest-delivery", dependencies: ["Delivery", "Store", "Desk", "Mail", "Text"],
      swiftSettings: house, linkerSettings: program),
    .executableTarget(
      name: "tickets",
      dependencies: [
        "Delivery", "Exchange", "Fetching", "Doctor", "Upkeep", "Store", "Desk", "Mail",
        "Terminal", "Text", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: house, linkerSettings: program),

    .target(
      name: "BlackBox", dependencies: ["CSQLite"], path: "Tests/BlackBox", swiftSettings: house),
    .target(
      name: "FuzzTargets", dependencies: ["Delivery", "Exchange", "Desk", "Mail"],
      path: "Contrib/fuzz/FuzzTargets", swiftSettings: house),
    .testTarget(name: "TextTests", dependencies: ["Text"], swiftSettings: house),
    .testTarget(name: "MailTests", dependencies: ["Mail"], swiftSettings: house),
    .testTarget(name: "DeskTests", dependencies: ["Desk", "Mail"], swiftSettings: house),
    .testTarget(
      name: "StoreTests", dependencies: ["BlackBox", "Store", "Desk", "Mail"],
      swiftSettings: house),
    .testTarget(
      name: "DeliveryTests", dependencies: ["BlackBox", "Delivery", "Store", "Desk", "Mail"],
      swiftSettings: house),
    .testTarget(name: "TerminalTests", dependencies: ["Terminal", "Text"], swiftSettings: house),
    .testTarget(name: "FuzzTests", dependencies: ["FuzzTargets"], swiftSettings: house),
    .testTarget(
      name: "ManualTests", dependencies: ["Desk", "ingest", "ingest-delivery", "tickets"],
      swiftSettings: house),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "BlackBox", "ingest", "ingest-delivery", "tickets", "Store", "Desk", "Mail",
      ],
      swiftSettings: house),
    .testTarget(
      name: "CrashTests", dependencies: ["BlackBox", "ingest", "ingest-delivery", "tickets"],
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
