extension Contest {
  /// What tests compare: origins of a single column, the columns of several.
  ///
  /// The origins of one column follow one another, and neighbours forecast the same steps, which the test of
  /// Diebold and Mariano takes into account. Columns count as independent.
  public var casesAreColumns: Bool { columns.count > 1 }

  /// The losses of some entrants, `[case][entrant]`, at the cases where each of them has one: the lower the
  /// better.
  public func losses(_ metric: Metric, of entrants: [Int]) -> [[Double]] {
    let shared = common(to: entrants)
    let byEntrant: [[Double?]] = shared.entrants.indices.map { entrant in
      if casesAreColumns {
        return shared.scoresByColumn(metric, of: entrant).map { $0?.value }
      }
      return shared.entrants[entrant].samples.map { $0.flatMap { metric.score([$0]).value } }
    }
    let cases = byEntrant.first?.indices ?? 0..<0
    return cases.compactMap { index in
      let losses = byEntrant.compactMap { $0[index].map(metric.distance) }
      return losses.count == entrants.count ? losses : nil
    }
  }

  /// Whether one entrant is better than another by more than chance; `nil` where that cannot be told.
  public func comparison(_ metric: Metric, of first: Int, with second: Int) -> DieboldMariano? {
    let losses = losses(metric, of: [first, second])
    return DieboldMariano(
      losses.map { $0[0] }, losses.map { $0[1] }, overlap: casesAreColumns ? 1 : overlap)
  }

  /// Whether entrants differ by more than chance, and which of them were ranked; `nil` where that cannot be told.
  ///
  /// Those that said something at fewer than half of the places are left out, and so are cases that one of the
  /// others lacks.
  public func ranking(_ metric: Metric) -> (entrants: [Int], test: FriedmanNemenyi)? {
    let able = entrants.indices.filter {
      2 * entrants[$0].sampleCount >= places.count
        && score(metric, of: $0, aggregation).value != nil
    }
    return FriedmanNemenyi(losses(metric, of: able)).map { (able, $0) }
  }
}
