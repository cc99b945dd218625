import Formats
import Foundation

/// A commented scenario to begin with.
public enum ScenarioTemplate {
  /// The text of a scenario file.
  ///
  /// - Parameter name: names the study and its output folder.
  public static func text(name: String) -> String {
    """
    # A WhiteSpot scenario. Paths are relative to this file. Lines that begin with # are examples and
    # defaults; `whitespot validate` checks everything and tells all mistakes at once.

    version: 1
    name: \(name)
    # title: Huyện Đồng Văn, 4G white spots
    # geography: real              # synthetic for invented maps: reports then say so

    # The extent of the study. Without it, the extent of the villages.
    # area:
    #   bounds: [104.3, 22.1, 105.6, 23.4]   # west, south, east, north, degrees on WGS 84
    # area:
    #   file: provinces.gpkg
    #   layer: provinces
    #   filter: "name = 'Hà Giang'"

    grid:
      cell_size_m: 90
      # crs: auto                  # or EPSG:9209, VN-2000 105-30, UTM 48N

    # Any raster that GDAL reads; the first that knows a height wins. An area without heights stops the
    # run and is named; with `missing: unknown` its villages get the verdict unknown.
    terrain:
      rasters: [dem/]              # files, folders or globs: [lidar.tif, "srtm/*.hgt"]
      # missing: fail

    # A row a sector, or a row a station. Positions as longitude and latitude, easting and northing (with
    # crs), or point geometry; generation 2G, 3G, 4G or 5G. All else has defaults, listed in the results:
    #   mast_id, station_id, sector_id, operator, antenna, azimuth_deg, tilt_deg (electrical),
    #   mechanical_tilt_deg, height_m, band (B3, n78) or frequency_mhz, bandwidth_mhz,
    #   eirp_dbm (or power_dbm, gain_dbi, loss_db), beamwidth_deg
    # What is known of the station: status, on_air_date, off_air_date, power_supply, battery_hours,
    #   backhaul, owner, shared_with
    # An empty antenna is a panel, without an azimuth an omnidirectional one; else omni, panel,
    # tr38901-element, ssb, a name under antennas, or a pattern file. OpenCellID's columns are recognised.
    stations:
      file: stations.csv
      # crs: EPSG:9209
      # fields: { height_m: ChieuCao, operator: NhaMang }   # ours: the file's
      # border_km: 30              # stations this far outside still count
      # outside: fail              # or ignore those farther out
      # statuses: [on-air, trial]  # which stations count; further ones are planned, candidate, off
      # date: 2026-07-01           # leaves out what is not yet, or no longer, on air that day

    # Pattern files in MSI/Planet format by the names that the column antenna uses. How the two cuts make a
    # solid: horizontal-interpolation (counts tilt once), sum (as most tools), weighted-sum.
    # antennas:
    #   panel-18dbi: { file: antennas/panel-18dbi.msi, combination: horizontal-interpolation }

    # Polygons or points: id, name, commune, district, province, population, households, electricity,
    # programme, special_difficulty, centre_longitude and centre_latitude of the cultural house.
    villages:
      file: villages.gpkg
      # layer: thon
      # fields: { id: MA_THON, name: TEN_THON, population: DAN_SO }
      # centres: { file: nha-van-hoa.gpkg, fields: { village: MA_THON } }   # points
      # clusters: { file: cum-dan-cu.gpkg, fields: { village: MA_THON, households: SO_HO } }
      # buildings: { file: buildings.gpkg }

    # Where a village's row does not say which unit it belongs to.
    # administrative_units:
    #   - { level: commune, file: communes.gpkg, fields: { name: TEN_XA } }

    # Communes that were merged: a row an old commune, old_commune and new_commune, where needed also
    # old_district, old_province and new_province. Results are then counted for the old and the new units.
    # mergers:
    #   file: mergers.csv
    #   date: 2025-07-01

    # propagation:
    #   model: hata                # free-space, okumura-hata, cost231-hata, hata (both by frequency),
    #                              # 3gpp-rma, 3gpp-uma, 3gpp-umi, itu-r-p1812, longley-rice, automatic
    #   max_distance_km: 35
    #   exact: false               # true: a profile to every cell's centre, for referees; hours for a province
    #   environment: suburban      # metropolitan, urban, suburban, open (the Hata family)
    #   diffraction: bullington    # none, delta-bullington, deygout (free space, Hata, 3GPP)
    # The parameters of itu-r-p1812 and automatic, some of which longley-rice shares; all have defaults:
    #   time_percent: 50
    #   location_percent: 50
    #   delta_n: 45                # or a map; 38 to 47 N-units/km in northern Việt Nam
    #   n0: 325                    # or a map; longley-rice: 301
    #   zones: inland              # or a raster of 1 (sea), 3 (coastal), 4 (inland)
    #   land_cover:
    #     raster: worldcover.tif   # without it the ground is bare
    #     heights: [{ code: 10, height_m: 12 }]

    # What counts as service: a threshold profile by its name, or by a path that ends in .yaml. `whitespot
    # profiles` lists them, and `whitespot profiles vn-village` says where its levels come from and which are
    # assumptions. Put those of your own regulator into a file in profiles/ beside this one.
    services: vn-village
    # Part of a profile, or something else in it:
    # services: { profile: vn-village, generations: [2G, 4G], environment: indoor }
    # services: { profile: vn-village, changes: [{ generation: 4G, load: 0.7 }] }

    # A village is covered from covered_share of it at the covered level; at least weak from weak_share
    # of it at the weak level; else white. Shares that are left out are the profile's.
    # Shares are of the area, the population, the clusters, or there is only the centre.
    # verdict: { by: area, covered_share: 0.75 }

    # certainty:
    #   sigma_db: 8                # how far predicted levels are off; `whitespot compare` measures it
    #   ensemble: [itu-r-p1812, longley-rice]   # other models that are asked; the run takes as much longer

    # remedies: { max_height_m: 60, max_extra_eirp_db: 3 }   # before a new site is the better answer

    # quality:
    #   interference: true         # SINR, throughput and overlap besides levels; takes longer
    #   followed_below_noise_db: 6 # how weak a sector still counts as disturbing
    #   overlap_db: 6              # sectors this near to the strongest count as servers of one place
    #   polluted_from: 4           # as many servers of one place pollute their pilots

    # candidates:
    #   kinds: [existing-mast, high-point, village-centre]
    #   max_distance_km: 5         # from people who are not covered

    placement:
      generation: 4G
      sites: 20
      # operator: Viettel          # whose coverage counts as there already; anyone's by default
      # height_m: 42

    # What was published about the area: the run tells what of it it reproduces, and by which denominator.
    # quantity: stations, masts, villages, population, communes, districts, provinces, percent-covered;
    # further keys: operator, verdict, programme, electricity, special_difficulty, units, part_of, date,
    # comparison (exactly, at-least, more-than, about with a tolerance).
    # published:
    #   - { figure: BTS 4G, quantity: stations, service: 4G, value: 1086, source: yearbook }
    #   - { figure: 3G/4G, quantity: percent-covered, of: villages, service: [3G, 4G], value: 100, source: press }

    # outputs:
    #   folder: results            # default: out/<name> in the current folder

    """
  }
}

extension ScenarioTemplate {
  /// Writes a scenario that is named after its file.
  ///
  /// - Throws: a `Problem` where the file exists or cannot be written.
  public static func write(to path: String) throws {
    guard !FileManager.default.fileExists(atPath: path) else {
      throw Problem(
        "exists already", file: path, expected: "a new file", remedy: "Choose another name, or remove it")
    }
    let stem = ((path as NSString).lastPathComponent as NSString).deletingPathExtension
    let letters = stem.unicodeScalars.map { scalar -> Character in
      let isPlain = scalar.isASCII && (Character(scalar).isLetter || Character(scalar).isNumber)
      return isPlain || scalar == "_" ? Character(scalar) : "-"
    }
    let name = String(letters).trimmingCharacters(in: CharacterSet(charactersIn: "-"))
    try OutputFile.write(Array(text(name: name.isEmpty ? "study" : name).utf8), to: path)
  }
}
