// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that nothing it needs reaches a user of WhiteSpot.

let package = Package(
  name: "benchmarks",
  dependencies: [.package(name: "whitespot", path: "..")],
  targets: [
    .executableTarget(
      name: "propagation", dependencies: [.product(name: "WhiteSpotPropagation", package: "whitespot")]),
    .executableTarget(
      name: "coverage", dependencies: [.product(name: "WhiteSpotCoverage", package: "whitespot")]),
    .executableTarget(
      name: "modes", dependencies: [.product(name: "WhiteSpotCoverage", package: "whitespot")]),
  ]
)
