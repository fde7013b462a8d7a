// swift-tools-version: 6.1
import PackageDescription

let house: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A delivery is one short process: its start is half of its time. Statically linked and at a fixed
/// address there is next to nothing to load and relocate (measured: Contrib/bench).
let quickStart: [LinkerSetting] = [
  .unsafeFlags(
    [
      "-static-stdlib", "-Xclang-linker", "-no-pie", "-l_FoundationICU", "-lCoreFoundation",
      "-l_FoundationCShims", "-l_FoundationCollections", "-lswiftSynchronization", "-use-ld=lld",
    ], .when(configuration: .release))
]

let package = Package(
  name: "tickets",
  products: [
    .executable(name: "ingest", targets: ["ingest"]),
    .executable(name: "tickets", targets: ["tickets"]),
  ],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
  ],
  targets: [
    .systemLibrary(
      name: "CGMime", pkgConfig: "gmime-3.0", providers: [.apt(["libgmime-3.0-dev"])]),
    .systemLibrary(name: "CGumbo", pkgConfig: "gumbo", providers: [.apt(["libgumbo-dev"])]),
    .target(name: "CParserGuard"),
    .target(
      name: "Mail",
      dependencies: ["CGMime", "CGumbo", .product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: house),
    .target(
      name: "Desk",
      dependencies: ["Mail", .product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: house),
    .target(
      name: "Store",
      dependencies: ["Desk", "Mail", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: house),
    .target(
      name: "Delivery",
      dependencies: [
        "Store", "Desk", "Mail", "CParserGuard", .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: house),
    .target(name: "Terminal", swiftSettings: house),
    .executableTarget(
      name: "ingest",
      dependencies: ["Delivery", "Store", "Desk", "Mail"],
      swiftSettings: house, linkerSettings: quickStart),
    .executableTarget(
      name: "tickets",
      dependencies: [
        "Delivery", "Store", "Desk", "Mail", "Terminal",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: house, linkerSettings: quickStart),
    .testTarget(name: "MailTests", dependencies: ["Mail"], swiftSettings: house),
    .testTarget(name: "DeskTests", dependencies: ["Desk", "Mail"], swiftSettings: house),
    .testTarget(name: "TerminalTests", dependencies: ["Terminal"], swiftSettings: house),
    .testTarget(
      name: "ManualTests", dependencies: ["Desk", "ingest", "tickets"], swiftSettings: house),
    .testTarget(
      name: "StoreTests",
      dependencies: [
        "BlackBox", "Store", "Desk", "Mail", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: house),
    .target(name: "BlackBox", path: "Tests/BlackBox", swiftSettings: house),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "BlackBox", "ingest", "tickets", "Store", "Desk", "Mail",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: house),
    .testTarget(
      name: "CrashTests",
      dependencies: [
        "BlackBox", "ingest", "tickets", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: house),
  ]
)
