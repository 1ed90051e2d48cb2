// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "hindsight",
  platforms: [.macOS(.v26)],
  products: [
    .executable(name: "hindsight", targets: ["hindsight"]),
    .library(
      name: "Hindsight",
      targets: [
        "NumericCore", "SeriesData", "RecurrentNets", "TensorFiles", "Forecasting", "Evaluation",
        "Plotting", "Reporting",
      ]),
    // By itself, so that whoever embeds the library does not inherit a database.
    .library(name: "HindsightStudies", targets: ["Studies"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.0", traits: []),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.0"),
  ],
  targets: [
    .target(name: "CKernels"),
    .target(name: "CDigest"),
    .target(name: "CScan"),
    .target(
      name: "CGnuplot",
      linkerSettings: [
        // Boost is linked statically, so that the program starts without it.
        .linkedLibrary(":libboost_iostreams.a", .when(platforms: [.linux])),
        .linkedLibrary(":libboost_system.a", .when(platforms: [.linux])),
        .linkedLibrary(":libboost_filesystem.a", .when(platforms: [.linux])),
      ]),
    .target(
      name: "CZlib",
      linkerSettings: [
        // Linked statically, so that the program starts without it.
        .linkedLibrary(":libz.a", .when(platforms: [.linux])),
        .linkedLibrary("z", .when(platforms: [.macOS])),
      ]),
    .target(name: "HostSystem", swiftSettings: strict),
    .target(
      name: "NumericCore",
      dependencies: ["CKernels", .product(name: "RealModule", package: "swift-numerics")],
      swiftSettings: strict),
    .target(
      name: "SeriesData",
      dependencies: [
        "CScan", "CZlib", "HostSystem", "NumericCore",
        .product(name: "RealModule", package: "swift-numerics"),
      ],
      swiftSettings: strict),
    .target(name: "RecurrentNets", dependencies: ["NumericCore"], swiftSettings: strict),
    .target(name: "TensorFiles", dependencies: ["CDigest", "HostSystem"], swiftSettings: strict),
    .target(
      name: "Forecasting",
      dependencies: [
        "HostSystem", "NumericCore", "SeriesData", "RecurrentNets", "TensorFiles",
        .product(name: "RealModule", package: "swift-numerics"),
      ],
      swiftSettings: strict),
    .target(
      name: "Evaluation",
      dependencies: [
        "HostSystem", "NumericCore", "SeriesData", "RecurrentNets", "TensorFiles", "Forecasting",
        .product(name: "RealModule", package: "swift-numerics"),
      ],
      swiftSettings: strict),
    .target(
      name: "Studies",
      dependencies: [
        "HostSystem", "NumericCore", "SeriesData", "TensorFiles", "Forecasting", "Evaluation",
        .product(name: "GRDB", package: "GRDB.swift"), .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: strict),
    .target(
      name: "Plotting",
      dependencies: [
        "CGnuplot", "HostSystem", .product(name: "RealModule", package: "swift-numerics"),
        .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      swiftSettings: strict),
    .target(
      name: "Reporting",
      dependencies: [
        "HostSystem", "SeriesData", "Forecasting", "Evaluation", "Plotting",
        .product(name: "RealModule", package: "swift-numerics"),
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "hindsight",
      dependencies: [
        "HostSystem", "NumericCore", "SeriesData", "RecurrentNets", "TensorFiles", "Forecasting",
        "Evaluation", "Studies", "Plotting", "Reporting",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "HostSystemTests", dependencies: ["HostSystem"], swiftSettings: strict),
    .testTarget(
      name: "NumericCoreTests", dependencies: ["NumericCore"], swiftSettings: strict),
    .testTarget(
      name: "SeriesDataTests", dependencies: ["SeriesData"], exclude: ["Fixtures"],
      swiftSettings: strict),
    .testTarget(
      name: "RecurrentNetsTests", dependencies: ["RecurrentNets", "NumericCore"],
      exclude: ["Fixtures"], swiftSettings: strict),
    .testTarget(
      name: "TensorFilesTests", dependencies: ["TensorFiles"], swiftSettings: strict),
    .testTarget(
      name: "ForecastingTests",
      dependencies: [
        "Forecasting", "HostSystem", "NumericCore", "SeriesData", "RecurrentNets", "TensorFiles",
      ],
      exclude: ["Fixtures"], swiftSettings: strict),
    .testTarget(
      name: "EvaluationTests",
      dependencies: ["Evaluation", "Forecasting", "NumericCore", "RecurrentNets", "SeriesData"],
      exclude: ["Fixtures"],
      swiftSettings: strict),
    .testTarget(
      name: "StudiesTests",
      dependencies: [
        "Studies", "Evaluation", "Forecasting", "HostSystem", "NumericCore", "SeriesData",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "PlottingTests", dependencies: ["HostSystem", "Plotting"], exclude: ["Golden"],
      swiftSettings: strict),
    .testTarget(
      name: "ReportingTests",
      dependencies: [
        "Reporting", "Evaluation", "Forecasting", "Plotting", "RecurrentNets", "SeriesData",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ReadmeTests",
      dependencies: [
        "NumericCore", "SeriesData", "RecurrentNets", "Forecasting", "Evaluation", "Reporting",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "CommandLineTests",
      dependencies: [
        "hindsight", "Evaluation", "NumericCore",
        .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      swiftSettings: strict),
  ],
  cLanguageStandard: .c17,
  cxxLanguageStandard: .cxx17
)

/// Every Swift target is checked for unmarked uses of unsafe memory; the tensor views borrow their
/// owner's lifetime.
var strict: [SwiftSetting] {
  [.strictMemorySafety(), .enableExperimentalFeature("Lifetimes")]
}

// The readers under libFuzzer: only where scripts/fuzz asks for it, since nothing else can link it.
if Context.environment["HINDSIGHT_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "ReaderFuzzing", dependencies: ["SeriesData"], path: "Tests/ReaderFuzzing",
      exclude: ["words.txt"],
      swiftSettings: strict + [.unsafeFlags(["-parse-as-library"])]))
}
