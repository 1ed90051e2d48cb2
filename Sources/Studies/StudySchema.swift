import GRDB

/// The tables of a study's database, as docs/STUDIES.md tells others.
enum StudySchema {
  /// The version in `PRAGMA user_version`; it grows when tables change.
  static let version = 1
  /// The mark in `PRAGMA application_id` that tells a study from other databases: "HSST".
  static let applicationID = 0x4853_5354

  static let sql = """
    CREATE TABLE fact (
      position INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE,
      value TEXT NOT NULL,
      decides INTEGER NOT NULL
    );
    CREATE TABLE file (
      id INTEGER PRIMARY KEY,
      path TEXT NOT NULL,
      sha256 TEXT,
      fault TEXT
    );
    CREATE TABLE series (
      id INTEGER PRIMARY KEY,
      file_id INTEGER NOT NULL REFERENCES file (id),
      position INTEGER NOT NULL,
      name TEXT NOT NULL,
      frequency TEXT NOT NULL,
      season_length INTEGER NOT NULL,
      observations INTEGER NOT NULL,
      calendar INTEGER NOT NULL
    );
    CREATE TABLE target (
      id INTEGER PRIMARY KEY,
      series_id INTEGER NOT NULL REFERENCES series (id),
      position INTEGER NOT NULL,
      name TEXT NOT NULL
    );
    CREATE TABLE step (
      series_id INTEGER NOT NULL REFERENCES series (id),
      step INTEGER NOT NULL,
      time TEXT NOT NULL,
      position REAL NOT NULL,
      PRIMARY KEY (series_id, step)
    ) WITHOUT ROWID;
    CREATE TABLE observation (
      target_id INTEGER NOT NULL REFERENCES target (id),
      step INTEGER NOT NULL,
      value REAL,
      PRIMARY KEY (target_id, step)
    ) WITHOUT ROWID;
    CREATE TABLE unit (
      id INTEGER PRIMARY KEY,
      file_id INTEGER NOT NULL REFERENCES file (id),
      series_id INTEGER REFERENCES series (id),
      model TEXT NOT NULL,
      horizon INTEGER NOT NULL,
      seed TEXT,
      done INTEGER NOT NULL DEFAULT 0,
      seconds REAL
    );
    CREATE TABLE refusal (
      unit_id INTEGER NOT NULL REFERENCES unit (id),
      target_id INTEGER NOT NULL REFERENCES target (id),
      reason TEXT NOT NULL,
      PRIMARY KEY (unit_id, target_id)
    ) WITHOUT ROWID;
    CREATE TABLE score (
      unit_id INTEGER NOT NULL REFERENCES unit (id),
      target_id INTEGER NOT NULL REFERENCES target (id),
      metric TEXT NOT NULL,
      value REAL,
      undefined TEXT,
      PRIMARY KEY (unit_id, target_id, metric)
    ) WITHOUT ROWID;
    CREATE TABLE forecast (
      unit_id INTEGER NOT NULL REFERENCES unit (id),
      target_id INTEGER NOT NULL REFERENCES target (id),
      origin INTEGER NOT NULL,
      ahead INTEGER NOT NULL,
      value REAL NOT NULL,
      PRIMARY KEY (unit_id, target_id, origin, ahead)
    ) WITHOUT ROWID;
    CREATE TABLE interval (
      unit_id INTEGER NOT NULL REFERENCES unit (id),
      target_id INTEGER NOT NULL REFERENCES target (id),
      origin INTEGER NOT NULL,
      ahead INTEGER NOT NULL,
      level REAL NOT NULL,
      lower REAL NOT NULL,
      upper REAL NOT NULL,
      PRIMARY KEY (unit_id, target_id, origin, ahead, level)
    ) WITHOUT ROWID;
    CREATE VIEW scores AS
      SELECT file.path AS file, series.name AS series, target.name AS target, unit.model AS model,
        unit.horizon AS horizon, unit.seed AS seed, score.metric AS metric, score.value AS value,
        score.undefined AS undefined
      FROM score
      JOIN unit ON unit.id = score.unit_id
      JOIN target ON target.id = score.target_id
      JOIN series ON series.id = target.series_id
      JOIN file ON file.id = series.file_id;
    CREATE VIEW forecasts AS
      SELECT file.path AS file, series.name AS series, target.name AS target, unit.model AS model,
        unit.horizon AS horizon, unit.seed AS seed, forecast.origin AS origin,
        forecast.ahead AS ahead, step.time AS time, forecast.value AS forecast,
        observation.value AS actual
      FROM forecast
      JOIN unit ON unit.id = forecast.unit_id
      JOIN target ON target.id = forecast.target_id
      JOIN series ON series.id = target.series_id
      JOIN file ON file.id = series.file_id
      LEFT JOIN step ON step.series_id = series.id
        AND step.step = forecast.origin + forecast.ahead - 1
      LEFT JOIN observation ON observation.target_id = target.id
        AND observation.step = forecast.origin + forecast.ahead - 1;
    """
}
