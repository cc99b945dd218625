/// The names of our fields, as scenarios map them to a file's and as our own files spell them.
public enum ScenarioFields {
  /// Of a station list. One row is a sector, or a whole station.
  public static let stations = [
    "mast_id", "station_id", "sector_id", "operator", "generation", "longitude", "latitude", "easting",
    "northing", "antenna", "azimuth_deg", "tilt_deg", "mechanical_tilt_deg", "height_m", "eirp_dbm",
    "power_dbm", "gain_dbi", "loss_db", "band", "frequency_mhz", "bandwidth_mhz", "beamwidth_deg", "status",
    "on_air_date", "off_air_date", "power_supply", "battery_hours", "backhaul", "owner", "shared_with",
  ]
  /// Of a village layer.
  public static let villages = [
    "id", "name", "commune", "district", "province", "population", "households", "electricity",
    "programme", "special_difficulty", "longitude", "latitude", "easting", "northing", "centre_longitude",
    "centre_latitude",
  ]
  /// Of layers of cultural houses, residential clusters and buildings.
  public static let dwellings = [
    "village", "name", "population", "households", "longitude", "latitude", "easting", "northing",
  ]
  /// Of a layer of administrative units.
  public static let administrativeUnits = ["name"]
  /// Of a table of mergers.
  public static let mergers = ["old_province", "old_district", "old_commune", "new_commune", "new_province"]
}
