import NumericCore

/// A transposed matrix for products with one vector: y += W·x, the elements of y filling the registers.
///
/// The columns of Wᵀ stand in tiles, each `[depth, columns of the tile]` and read from front to back. The
/// products with many lanes add in the same order, so that both give the same bits.
struct TiledMatrix<Scalar: KernelScalar> {
  private let tiles: Tensor<Scalar>
  private let depth: Int, columns: Int, tileColumns: Int

  /// Wᵀ of the rows of W that are named; `nil` stands for a row of zeros.
  init(_ weights: borrowing MatrixView<Scalar>, rows: [Int?]) {
    depth = weights.columns
    columns = rows.count
    // As many columns as a row of registers holds; a matrix of little depth is read at once.
    tileColumns = depth < 8 ? max(1, columns) : 128
    tiles = Tensor(features: depth, lanes: columns)
    for (column, row) in rows.enumerated() {
      guard let row else { continue }
      let tile = column / tileColumns * tileColumns
      let elements = tiles.matrix(
        offset: tile * depth, rows: depth, columns: min(tileColumns, columns - tile))
      for p in 0..<depth { elements[p, column - tile] = weights[row, p] }
    }
  }

  /// y += W·x, x being the first elements of a row; the last tile first if `backwards`: going to and fro,
  /// steps find in the nearest cache what the one before has read last.
  @inline(__always)
  func multiplyAdd(
    _ x: borrowing MatrixView<Scalar>, into y: borrowing MatrixView<Scalar>, backwards: Bool
  ) {
    let tiles = tiles
    let count = (columns + tileColumns - 1) / tileColumns
    for number in 0..<count {
      let tile = (backwards ? count - 1 - number : number) * tileColumns
      let width = min(tileColumns, columns - tile)
      Scalar.kernels.affine(
        AffineTerm(
          x.elements(0..<depth), tiles.matrix(offset: tile * depth, rows: depth, columns: width)),
        into: y.elements(tile..<tile + width), accumulating: true)
    }
  }
}
