import RealModule

/// How synthetic series are made, for tests and teaching.
package struct SeriesRecipe: Sendable {
  /// The process behind the series.
  package enum Kind: String, Sendable, CaseIterable {
    /// A line, a season of two waves for each season length, and noise.
    case seasonal
    /// y_t = 0.7 y₍t−1₎ − 0.2 y₍t−2₎ + ε_t + 0.4 ε₍t−1₎.
    case arma
    /// y_t = y₍t−1₎ + ε_t.
    case randomWalk = "random-walk"
    /// The delay equation of Mackey and Glass (1977) with delay 17, every sixth of its steps of 1.
    case mackeyGlass = "mackey-glass"
    /// The first coordinate of Lorenz (1963), every 0.05.
    case lorenz
    /// Counts that are 0 most of the time.
    case intermittent
    /// A seasonal series that one in four steps lifts by 20, and a column that tells which.
    case promotions
    /// The adding problem of Hochreiter and Schmidhuber (1997): numbers, marks, and the sum of the last two
    /// marked numbers.
    case adding

    /// Whether its values follow seasons.
    package var isSeasonal: Bool { self == .seasonal || self == .promotions }
  }

  package var kind: Kind
  package var length: Int
  /// Steps in one season, of one or several that are added up.
  package var seasons: [Int]
  /// The deviation of the noise that is added.
  package var noise: Double
  /// Jumps of the level at random steps.
  package var breaks: Int
  package var seed: UInt64

  package init(
    kind: Kind, length: Int, seasons: [Int], noise: Double, breaks: Int, seed: UInt64
  ) {
    self.kind = kind
    self.length = length
    self.seasons = seasons
    self.noise = noise
    self.breaks = breaks
    self.seed = seed
  }

  /// The channels of the series of a number, from 0.
  package func channels(series number: Int) -> [TimeSeries.Channel] {
    // Seeds of neighbouring series are far apart in the stream.
    var random = SeededRandom(seed: seed &+ UInt64(number) &* 0xD129_0C2F_5B9A_1E37)
    var columns: [(String, [Double])]
    switch kind {
    case .adding: columns = adding(&random)
    case .seasonal: columns = [("y", seasonal(&random))]
    case .promotions: columns = promotions(&random)
    case .arma: columns = [("y", arma(&random))]
    case .randomWalk: columns = [("y", walk(&random))]
    case .mackeyGlass: columns = [("y", mackeyGlass(&random))]
    case .lorenz: columns = [("y", lorenz(&random))]
    case .intermittent: columns = [("y", intermittent(&random))]
    }
    let last = columns.count - 1
    disturb(&columns[last].1, &random)
    return columns.map { TimeSeries.Channel(name: $0.0, values: $0.1) }
  }

  /// The steps that are left out as gaps: each with this probability, but neither the first nor the last.
  package func gaps(share: Double) -> Set<Int> {
    guard share > 0, length > 2 else { return [] }
    var random = SeededRandom(seed: ~seed)
    return Set((1..<(length - 1)).filter { _ in random.uniform() < share })
  }

  private func disturb(_ values: inout [Double], _ random: inout SeededRandom) {
    for _ in 0..<breaks {
      let start = Int.random(in: 0..<length, using: &random)
      let jump = 5 * random.normal()
      for step in start..<length { values[step] += jump }
    }
    guard noise > 0 else { return }
    for step in values.indices { values[step] += noise * random.normal() }
  }

  private func seasonal(_ random: inout SeededRandom) -> [Double] {
    let slope = 0.05 * random.normal()
    let waves = seasons.map { season in
      (season: season, amplitude: 5 + 5 * random.uniform(), phase: random.uniform())
    }
    return (0..<length).map { step in
      waves.reduce(50 + slope * Double(step)) { sum, wave in
        let place = Double(step % wave.season) / Double(wave.season)
        let angle = 2 * Double.pi * (place + wave.phase)
        return sum + wave.amplitude * (.sin(angle) + 0.4 * .cos(2 * angle))
      }
    }
  }

  private func promotions(_ random: inout SeededRandom) -> [(String, [Double])] {
    let base = seasonal(&random)
    let marks = base.map { _ in random.uniform() < 0.25 ? 1.0 : 0 }
    return [("promotion", marks), ("y", zip(base, marks).map { $0 + 20 * $1 })]
  }

  private func arma(_ random: inout SeededRandom) -> [Double] {
    var (last, before, lastShock) = (0.0, 0.0, 0.0)
    let warmUp = 100
    return (0..<length + warmUp).map { _ in
      let shock = random.normal()
      let value = 0.7 * last - 0.2 * before + shock + 0.4 * lastShock
      (before, last, lastShock) = (last, value, shock)
      return value
    }.suffix(length)
  }

  private func walk(_ random: inout SeededRandom) -> [Double] {
    var level = 0.0
    return (0..<length).map { _ in
      level += random.normal()
      return level
    }
  }

  private func mackeyGlass(_ random: inout SeededRandom) -> [Double] {
    let delay = 17
    let every = 6
    var history = (0...delay).map { _ in 1.1 + 0.2 * random.uniform() }
    let warmUp = 200 * every
    for _ in 0..<(warmUp + length * every) {
      let delayed = history[history.count - 1 - delay]
      let current = history[history.count - 1]
      history.append(current + 0.2 * delayed / (1 + .pow(delayed, 10)) - 0.1 * current)
    }
    return (0..<length).map { history[delay + warmUp + $0 * every] }
  }

  private func lorenz(_ random: inout SeededRandom) -> [Double] {
    var (x, y, z) = (1 + random.uniform(), 1 + random.uniform(), 20 + random.uniform())
    func advance() {
      // Fifty steps of Euler's method stay close enough to the curve for a plot and a test.
      for _ in 0..<50 {
        let slopes = (10 * (y - x), x * (28 - z) - y, x * y - 8 / 3 * z)
        (x, y, z) = (x + 0.001 * slopes.0, y + 0.001 * slopes.1, z + 0.001 * slopes.2)
      }
    }
    for _ in 0..<100 { advance() }
    return (0..<length).map { _ in
      advance()
      return x
    }
  }

  private func intermittent(_ random: inout SeededRandom) -> [Double] {
    (0..<length).map { _ in random.uniform() < 0.25 ? 1 + random.poisson(3) : 0 }
  }

  private func adding(_ random: inout SeededRandom) -> [(String, [Double])] {
    var (values, marks, sums): ([Double], [Double], [Double]) = ([], [], [])
    var (last, before) = (0.0, 0.0)
    for _ in 0..<length {
      let value = random.uniform()
      let isMarked = random.uniform() < 0.1
      if isMarked { (before, last) = (last, value) }
      values.append(value)
      marks.append(isMarked ? 1 : 0)
      sums.append(last + before)
    }
    return [("value", values), ("mark", marks), ("sum", sums)]
  }
}
