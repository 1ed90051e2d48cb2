import NumericCore
import Testing

@Suite("Counter-based randomness")
struct CounterRandomTests {
  /// The known answers of Random123's `kat_vectors` for Philox4x32-10: counter, key and result.
  private static let answers: [[UInt32]] = [
    [0, 0, 0, 0, 0, 0, 0x6627_E8D5, 0xE169_C58D, 0xBC57_AC4C, 0x9B00_DBD8],
    [UInt32](repeating: .max, count: 6) + [0x408F_276D, 0x41C8_3B0E, 0xA20B_C7C6, 0x6D54_51FD],
    [
      0x243F_6A88, 0x85A3_08D3, 0x1319_8A2E, 0x0370_7344, 0xA409_3822, 0x299F_31D0,
      0xD16C_FE09, 0x94FD_CCEB, 0x5001_E420, 0x2412_6EA1,
    ],
  ]

  @Test("is Philox4x32-10", arguments: answers)
  func knownAnswers(answer: [UInt32]) {
    let words = CounterRandom.philox(
      counter: SIMD4(answer[0], answer[1], answer[2], answer[3]), key: (answer[4], answer[5]))
    #expect(words == SIMD4(answer[6], answer[7], answer[8], answer[9]))
  }

  @Test("depends on seed, purpose and each coordinate, and on nothing else")
  func coordinates() {
    let random = CounterRandom(seed: 7, purpose: .dropout)
    let others = [
      CounterRandom(seed: 8, purpose: .dropout).words(1, 2, 3),
      CounterRandom(seed: 7 | 1 << 40, purpose: .dropout).words(1, 2, 3),
      CounterRandom(seed: 7, purpose: .windowOrder).words(1, 2, 3),
      random.words(0, 2, 3), random.words(1, 0, 3), random.words(1, 2, 0),
    ]
    #expect(Set(others + [random.words(1, 2, 3)]).count == 7)
    #expect(random.words(1, 2, 3) == CounterRandom(seed: 7, purpose: .dropout).words(1, 2, 3))
  }

  @Test("draws uniformly from 0 up to, not including, 1")
  func uniform() {
    let random = CounterRandom(seed: 3, purpose: .syntheticData)
    let count = 40_000
    let wide = (0..<count).map { random.uniform(UInt32($0)) }
    let narrow = (0..<count / 4).flatMap { place in
      let draws = random.uniforms(UInt32(place), 1)
      return (0..<4).map { Double(draws[$0]) }
    }
    for draws in [wide, narrow] {
      #expect(draws.allSatisfy { $0 >= 0 && $0 < 1 })
      var tenths = [Int](repeating: 0, count: 10)
      for draw in draws { tenths[Int(draw * 10)] += 1 }
      // χ² with 9 degrees of freedom stays below 27.9 in 999 of 1000 cases.
      let expected = Double(count) / 10
      let chiSquare = tenths.reduce(0.0) {
        $0 + (Double($1) - expected) * (Double($1) - expected) / expected
      }
      #expect(chiSquare < 27.9)
    }
  }

  @Test("permutes without loss or repetition", arguments: [0, 1, 2, 3, 17, 1000])
  func permutation(count: Int) {
    let random = CounterRandom(seed: 5, purpose: .windowOrder)
    #expect(random.permutation(count, round: 4).sorted() == Array(0..<count))
    #expect(random.permutation(count, round: 4) == random.permutation(count, round: 4))
    if count > 3 {
      #expect(random.permutation(count, round: 4) != random.permutation(count, round: 5))
    }
  }

  @Test("puts every number everywhere about equally often")
  func permutationIsUniform() {
    let random = CounterRandom(seed: 5, purpose: .windowOrder)
    var counts: [[Int]: Int] = [:]
    let rounds = 24_000
    for round in 0..<rounds {
      counts[random.permutation(4, round: UInt32(round)), default: 0] += 1
    }
    // χ² with 23 degrees of freedom stays below 49.7 in 999 of 1000 cases.
    #expect(counts.count == 24)
    let chiSquare = counts.values.reduce(0.0) {
      $0 + (Double($1) - 1000) * (Double($1) - 1000) / 1000
    }
    #expect(chiSquare < 49.7)
  }
}
