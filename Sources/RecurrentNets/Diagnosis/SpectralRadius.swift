import NumericCore
import RealModule

/// The largest |eigenvalue| of a square matrix, by power iteration.
///
/// A random vector is multiplied again and again; the mean factor by which its length grows tends to the
/// spectral radius (Gelfand, 1941), also where the largest eigenvalues are a complex pair and the vector
/// never settles. After ``SpectralRadius/warmUp`` products the mean of ``SpectralRadius/iterations`` more is
/// good to about a thousandth.
package enum SpectralRadius {
  static let warmUp = 200
  static let iterations = 800

  /// The spectral radius of a matrix of `size` rows, row by row; `nil` if it holds what is not finite.
  package static func of(_ matrix: [Double], size: Int) -> Double? {
    precondition(matrix.count == size * size, "\(matrix.count) numbers for \(size) rows")
    guard matrix.allSatisfy(\.isFinite) else { return nil }
    let random = CounterRandom(seed: 1, purpose: .syntheticData)
    var vector = (0..<size).map { random.uniform(UInt32($0)) - 0.5 }
    var growth = 0.0
    for step in 0..<warmUp + iterations {
      vector = (0..<size).map { row in
        var sum = 0.0
        for column in 0..<size { sum += matrix[row * size + column] * vector[column] }
        return sum
      }
      let largest = vector.reduce(0) { max($0, abs($1)) }
      guard largest > 0, largest.isFinite else { return largest == 0 ? 0 : nil }
      let length = largest * vector.reduce(0) { $0 + ($1 / largest) * ($1 / largest) }.squareRoot()
      if step >= warmUp { growth += Double.log(length) }
      for index in vector.indices { vector[index] /= length }
    }
    return .exp(growth / Double(iterations))
  }
}
