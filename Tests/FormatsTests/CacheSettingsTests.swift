import Testing

@testable import Formats

@Suite("Where path losses are kept")
struct CacheSettingsTests {
  private func folder(_ environment: [String: String]) throws -> String {
    try CacheSettings(environment: environment).folder.path
  }

  @Test("WHITESPOT_CACHE comes before XDG_CACHE_HOME, and that before the home folder")
  func order() throws {
    var environment = ["HOME": "/home/lan"]
    #expect(try folder(environment) == "/home/lan/.cache/whitespot")
    environment["XDG_CACHE_HOME"] = "/var/cache/lan"
    #expect(try folder(environment) == "/var/cache/lan/whitespot")
    environment["WHITESPOT_CACHE"] = "losses"
    #expect(try folder(environment) == "losses")
  }

  @Test("Empty variables and a relative XDG_CACHE_HOME count as none")
  func ignored() throws {
    #expect(
      try folder(["HOME": "/h", "WHITESPOT_CACHE": "", "XDG_CACHE_HOME": "x"]) == "/h/.cache/whitespot")
    #expect(problem { _ = try folder([:]) }?.remedy == "Set WHITESPOT_CACHE to a folder")
  }

  @Test("The limit is 10 GB, or that of WHITESPOT_CACHE_LIMIT")
  func limit() throws {
    #expect(try CacheSettings(environment: ["HOME": "/h"]).limit == 10_000_000_000)
    let environment = ["HOME": "/h", "WHITESPOT_CACHE_LIMIT": "2.5 GB"]
    #expect(try CacheSettings(environment: environment).limit == 2_500_000_000)
    let wrong = problem {
      _ = try CacheSettings(environment: ["HOME": "/h", "WHITESPOT_CACHE_LIMIT": "much"])
    }
    #expect(wrong?.field == "WHITESPOT_CACHE_LIMIT" && wrong?.value == "much")
  }

  @Test(
    "Sizes are read in the units that people write",
    arguments: [
      ("2GB", 2_000_000_000), ("500 MB", 500_000_000), ("1.5gib", 1_610_612_736), ("1000000", 1_000_000),
      ("0", 0), ("7 kB", 7_000), ("3 B", 3), ("", nil), ("GB", nil), ("-1GB", nil), ("2 GB!", nil),
      ("1e9", nil), ("nan", nil), ("1..5", nil), ("99999999999999999999", nil),
    ])
  func sizes(text: String, bytes: Int?) {
    #expect(ByteCount.parse(text) == bytes)
  }

  @Test(
    "Sizes are told in the largest unit of which there is one",
    arguments: [
      (0, "0 bytes"), (1, "1 byte"), (312, "312 bytes"), (1_000, "1 kB"), (12_345_678, "12.3 MB"),
      (999_960, "1 MB"), (10_000_000_000, "10 GB"), (2_500_000_000_000, "2.5 TB"),
    ])
  func words(bytes: Int, text: String) {
    #expect(ByteCount.text(bytes) == text)
  }
}
