/// The mean of |v_t − v₍t−lag₎|: over a season where the values hold more than one, from step to step elsewhere;
/// 0 of a single value.
func meanAbsoluteChange(_ values: [Double], over season: Int) -> Double {
  let lag = season < values.count ? season : 1
  let changes = zip(values.dropFirst(lag), values).map { abs($0 - $1) }
  return changes.isEmpty ? 0 : arithmeticMean(changes)
}
