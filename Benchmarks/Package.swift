// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that what it depends on never reaches the users of Hindsight.
let package = Package(
  name: "hindsight-benchmarks",
  platforms: [.macOS(.v26)],
  dependencies: [
    .package(name: "hindsight", path: ".."),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.0", traits: []),
  ],
  targets: [
    .target(name: "CMachine"),
    .target(
      name: "Synthetic", dependencies: [.product(name: "Hindsight", package: "hindsight")],
      swiftSettings: strict),
    .executableTarget(
      name: "measure",
      dependencies: [
        "CMachine", "Synthetic", .product(name: "Hindsight", package: "hindsight"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "Micro",
      dependencies: [
        "Synthetic", .product(name: "Hindsight", package: "hindsight"),
        .product(name: "Benchmark", package: "benchmark"),
      ],
      path: "Benchmarks/Micro",
      swiftSettings: strict,
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
  ],
  cLanguageStandard: .c17
)

var strict: [SwiftSetting] {
  [.strictMemorySafety(), .enableExperimentalFeature("Lifetimes")]
}
