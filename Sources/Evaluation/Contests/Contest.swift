public import Forecasting

/// What forecasters said of the same things, beside what came: the material of scores, tests and figures.
///
/// A column is one channel of one series; a place is a column at a forecast origin. Every entrant has a sample
/// at every place, unless it refused there.
public struct Contest: Sendable {
  /// A column at a forecast origin.
  public struct Place: Sendable, Hashable {
    /// The position of the column.
    public let column: Int
    /// The position of the origin among those of its series.
    public let origin: Int
    /// The number of observations known there.
    public let known: Int
    /// The time of the last of them, as the file writes it; empty if nothing is known.
    public let time: String

    /// A place.
    public init(column: Int, origin: Int, known: Int, time: String) {
      self.column = column
      self.origin = origin
      self.known = known
      self.time = time
    }
  }

  /// One forecaster, and what it said.
  public struct Entrant: Sendable {
    /// Its name.
    public let name: String
    /// Whether the others have to beat it.
    public let isBaseline: Bool
    /// Place by place; `nil` where it said nothing.
    public let samples: [JudgedSample?]
    /// Why it said nothing at the first place where it did not, if that is known.
    public let refusal: ForecastingError?

    /// An entrant.
    public init(
      name: String, isBaseline: Bool, samples: [JudgedSample?], refusal: ForecastingError? = nil
    ) {
      self.name = name
      self.isBaseline = isBaseline
      self.samples = samples
      self.refusal = refusal
    }

    /// The places at which it said something.
    public var sampleCount: Int { samples.count { $0 != nil } }
  }

  /// The names of the columns.
  public let columns: [String]
  /// The places, origin by origin.
  public let places: [Place]
  /// The forecasters, those that are no baselines first.
  public let entrants: [Entrant]
  /// The most steps that are forecast, H.
  public let horizon: Int
  /// How many neighbouring origins forecast the same steps; 1 if none do.
  public let overlap: Int

  /// A contest of entrants that have a sample, or none, for each place.
  ///
  /// Places at which nobody has one are left out.
  public init(
    columns: [String], places: [Place], entrants: [Entrant], horizon: Int, overlap: Int = 1
  ) {
    precondition(
      entrants.allSatisfy { $0.samples.count == places.count },
      "\(entrants.map(\.samples.count)) samples for \(places.count) places")
    let seen = places.indices.filter { place in entrants.contains { $0.samples[place] != nil } }
    self.columns = columns
    self.places = seen.map { places[$0] }
    self.entrants = entrants.map { entrant in
      Entrant(
        name: entrant.name, isBaseline: entrant.isBaseline,
        samples: seen.map { entrant.samples[$0] }, refusal: entrant.refusal)
    }
    self.horizon = horizon
    self.overlap = overlap
  }

  /// The position of an entrant.
  public func position(of name: String) -> Int? { entrants.firstIndex { $0.name == name } }

  /// The number of origins.
  public var originCount: Int { Set(places.map(\.origin)).count }

  /// The levels of the intervals that any entrant tells, ascending.
  public var levels: [Double] {
    let samples = entrants.lazy.flatMap { $0.samples.lazy.compactMap(\.self).prefix(1) }
    return Set(samples.flatMap { $0.intervals.map(\.level) }).sorted()
  }

  /// The contest at the places and with the entrants that are wanted.
  public func restricted(
    to entrants: [Int]? = nil, where isWanted: (Int) -> Bool = { _ in true }
  ) -> Contest {
    let wanted = places.indices.filter(isWanted)
    return Contest(
      columns: columns, places: wanted.map { places[$0] },
      entrants: (entrants ?? Array(self.entrants.indices)).map { index in
        let entrant = self.entrants[index]
        return Entrant(
          name: entrant.name, isBaseline: entrant.isBaseline,
          samples: wanted.map { entrant.samples[$0] }, refusal: entrant.refusal)
      }, horizon: horizon, overlap: overlap)
  }

  /// The contest of some entrants at the places where each of them said something.
  public func common(to entrants: [Int]) -> Contest {
    restricted(to: entrants) { place in
      entrants.allSatisfy { self.entrants[$0].samples[place] != nil }
    }
  }

  /// The contest of what was said of one step ahead.
  public func restricted(toStep step: Int) -> Contest {
    Contest(
      columns: columns, places: places,
      entrants: entrants.map { entrant in
        Entrant(
          name: entrant.name, isBaseline: entrant.isBaseline,
          samples: entrant.samples.map { $0?.only(step: step) }, refusal: entrant.refusal)
      }, horizon: horizon, overlap: overlap)
  }
}
