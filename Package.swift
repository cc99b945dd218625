// swift-tools-version: 6.2
import PackageDescription

// The diagram of the house: a target imports only targets listed above it.
// CI builds with --explicit-target-dependency-import-check error, so a forgotten
// or upward import does not compile.

let package = Package(
  name: "whitespot",
  products: [
    .library(name: "WhiteSpot", targets: ["Planning"]),
    .library(name: "WhiteSpotPropagation", targets: ["Propagation", "Terrain"]),
    .library(
      name: "WhiteSpotCoverage",
      targets: ["Coverage", "RadioNetwork", "Propagation", "Formats", "Geography", "Terrain", "Parallelism"]),
    .executable(name: "whitespot", targets: ["whitespot"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // C libraries of the system
    .systemLibrary(name: "CGEOS", pkgConfig: "geos", providers: [.apt(["libgeos-dev"])]),
    .systemLibrary(name: "CPROJ", pkgConfig: "proj", providers: [.apt(["libproj-dev"])]),
    .systemLibrary(name: "CGDAL", pkgConfig: "gdal", providers: [.apt(["libgdal-dev"])]),
    .systemLibrary(name: "CRsvg", providers: [.apt(["librsvg2-dev"])]),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CLinux"),

    // The ground and the map
    .target(name: "Parallelism"),
    .target(name: "Terrain", dependencies: ["Parallelism"]),
    .target(name: "Geography", dependencies: ["Terrain", "CGEOS", "CPROJ"]),

    // Radio
    .target(name: "Propagation", dependencies: ["Terrain"]),
    .target(name: "RadioNetwork", dependencies: ["Propagation", "Terrain"]),
    .target(
      name: "Coverage",
      dependencies: ["RadioNetwork", "Propagation", "Geography", "Terrain", "Parallelism"]),
    .target(
      name: "Placement",
      dependencies: [
        "Coverage", "RadioNetwork", "Propagation", "Terrain", "Parallelism",
        .product(name: "HeapModule", package: "swift-collections"),
      ]),

    // A province out of a seed
    .target(
      name: "Synthesis",
      dependencies: [
        "RadioNetwork", "Geography", "Terrain", "Parallelism",
        .product(name: "HeapModule", package: "swift-collections"),
      ]),

    // Bytes and values
    .target(
      name: "Formats",
      dependencies: [
        "Coverage", "RadioNetwork", "Propagation", "Geography", "Terrain",
        "CGDAL", "CRsvg", "CCrypto", "CLinux", .product(name: "Yams", package: "Yams"),
      ]),

    // The public door, and the command line before it
    .target(
      name: "Planning",
      dependencies: [
        "Formats", "Synthesis", "Placement", "Coverage", "RadioNetwork", "Propagation",
        "Geography", "Terrain", "Parallelism",
      ]),
    .executableTarget(
      name: "whitespot",
      dependencies: [
        "Planning", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    // Tests mirror the sources
    .target(name: "TestSupport", path: "Tests/TestSupport"),
    .testTarget(name: "ParallelismTests", dependencies: ["Parallelism"]),
    .testTarget(name: "TerrainTests", dependencies: ["Terrain", "TestSupport"]),
    .testTarget(name: "GeographyTests", dependencies: ["Geography", "Terrain", "TestSupport"]),
    .testTarget(name: "PropagationTests", dependencies: ["Propagation", "Terrain", "TestSupport"]),
    .testTarget(
      name: "RadioNetworkTests",
      dependencies: ["RadioNetwork", "Propagation", "Terrain", "TestSupport"]),
    .testTarget(
      name: "CoverageTests",
      dependencies: [
        "Coverage", "RadioNetwork", "Propagation", "Geography", "Terrain", "Parallelism", "TestSupport",
      ]),
    .testTarget(
      name: "PlacementTests",
      dependencies: ["Placement", "Coverage", "RadioNetwork", "Propagation", "Terrain", "TestSupport"]),
    .testTarget(
      name: "FormatsTests",
      dependencies: [
        "Formats", "Coverage", "RadioNetwork", "Geography", "Parallelism", "Terrain", "TestSupport",
      ]),
    .testTarget(
      name: "PlanningTests",
      dependencies: [
        "Planning", "Formats", "Coverage", "RadioNetwork", "Propagation", "Geography", "Terrain",
        "TestSupport",
        .product(name: "Yams", package: "Yams"),
      ]),
    .testTarget(
      name: "RealInputTests",
      dependencies: ["Planning", "Formats", "Geography", "Terrain", "TestSupport"],
      exclude: ["scenario"]),
    .testTarget(
      name: "SynthesisTests",
      dependencies: ["Synthesis", "RadioNetwork", "Geography", "Terrain", "Parallelism"]),
  ]
)

for target in package.targets where target.type != .system {
  target.swiftSettings = [.treatAllWarnings(as: .error)]
}
