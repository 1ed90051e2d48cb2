// Matrix products over lanes, in register tiles.
//
// A tile's row and vector counts are compile-time constants of an inlined function, so that its
// accumulators stay in registers. The order of additions depends on neither.

// One tile of y = bias + a · x: CK_LANES * vectors lanes of `rows` rows.
CK_INLINE void ck_multiply_tile(
    const int rows, const int vectors, size_t depth, size_t lanes, const float *a, const float *x,
    const float *bias, int accumulate,
    float *y) {
  ck_f16 sum[CK_TILE_ROWS][CK_TILE_VECTORS];
#pragma clang loop unroll(full)
  for (int i = 0; i < rows; i++) {
#pragma clang loop unroll(full)
    for (int v = 0; v < vectors; v++) {
      ck_f16 start = ck_splat(bias ? bias[i] : 0.0f);
      sum[i][v] = accumulate ? ck_load(y + i * lanes + v * CK_LANES) + start : start;
    }
  }
  for (size_t p = 0; p < depth; p++) {
    ck_f16 input[CK_TILE_VECTORS];
#pragma clang loop unroll(full)
    for (int v = 0; v < vectors; v++) input[v] = ck_load(x + p * lanes + v * CK_LANES);
#pragma clang loop unroll(full)
    for (int i = 0; i < rows; i++) {
      ck_f16 weight = ck_splat(a[i * depth + p]);
#pragma clang loop unroll(full)
      for (int v = 0; v < vectors; v++) sum[i][v] = ck_fma(weight, input[v], sum[i][v]);
    }
  }
#pragma clang loop unroll(full)
  for (int i = 0; i < rows; i++) {
#pragma clang loop unroll(full)
    for (int v = 0; v < vectors; v++) ck_store(y + i * lanes + v * CK_LANES, sum[i][v]);
  }
}

// All lanes of `rows` rows: whole tiles of vectors, then single vectors.
CK_INLINE void ck_multiply_rows(
    const int rows, size_t depth, size_t lanes, const float *a, const float *x, const float *bias, int accumulate, float *y) {
  size_t lane = 0;
  for (; lane + CK_LANES * CK_TILE_VECTORS <= lanes; lane += CK_LANES * CK_TILE_VECTORS) {
    ck_multiply_tile(
        rows, CK_TILE_VECTORS, depth, lanes, a, x + lane, bias,
        accumulate, y + lane);
  }
  for (; lane < lanes; lane += CK_LANES) {
    ck_multiply_tile(
        rows, 1, depth, lanes, a, x + lane, bias, accumulate, y + lane);
  }
}

static void ck_multiply(
    size_t rows, size_t depth, size_t lanes, const float *a, const float *x, const float *bias, int accumulate, float *y) {
  size_t row = 0;
  while (row < rows) {
    size_t left = rows - row;
    const float *tile_a = a + row * depth;
    const float *tile_bias = bias ? bias + row : 0;
    float *tile_y = y + row * lanes;
#define CK_ROWS(count)                                                                           \
  ck_multiply_rows(                                                                              \
      count, depth, lanes, tile_a, x, tile_bias, accumulate, tile_y);  \
  row += count
    if (left >= CK_TILE_ROWS) {
      CK_ROWS(CK_TILE_ROWS);
    } else if (left >= 4) {
      CK_ROWS(4);
    } else if (left >= 2) {
      CK_ROWS(2);
    } else {
      CK_ROWS(1);
    }
#undef CK_ROWS
  }
}

static void ck_transpose(size_t rows, size_t columns, const float *a, float *b) {
  size_t row = 0;
  for (; row + 8 <= rows; row += 8) {
    size_t column = 0;
    for (; column + 8 <= columns; column += 8) {
      ck_transpose8(a + row * columns + column, columns, b + column * rows + row, rows);
    }
    for (; column < columns; column++) {
      for (size_t i = row; i < row + 8; i++) b[column * rows + i] = a[i * columns + column];
    }
  }
  for (; row < rows; row++) {
    for (size_t column = 0; column < columns; column++) {
      b[column * rows + row] = a[row * columns + column];
    }
  }
}
