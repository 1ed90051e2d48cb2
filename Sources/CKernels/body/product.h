// Matrix products over lanes, in register tiles.
//
// A tile's row and vector counts are compile-time constants of an inlined function, so that its
// accumulators stay in registers. The order of additions depends on neither.

// One term of a tile: sum += a · x.
CK_INLINE void ck_add_term(
    const int rows, const int vectors, size_t row, size_t lane, size_t lanes, const ck_term *term,
    ck_f16 sum[CK_TILE_ROWS][CK_WIDE_VECTORS]) {
  const float *a = term->a + row * term->stride, *x = term->x + lane;
  size_t stride = term->stride;
  for (size_t p = 0; p < term->depth; p++) {
    ck_f16 input[CK_WIDE_VECTORS];
#pragma clang loop unroll(full)
    for (int v = 0; v < vectors; v++) input[v] = ck_load(x + p * lanes + v * CK_LANES);
#pragma clang loop unroll(full)
    for (int i = 0; i < rows; i++) {
      ck_f16 weight = ck_splat(a[i * stride + p]);
#pragma clang loop unroll(full)
      for (int v = 0; v < vectors; v++) sum[i][v] = ck_fma(weight, input[v], sum[i][v]);
    }
  }
}

// One tile of y from `row` and `lane` on: CK_LANES * vectors lanes of `rows` rows.
CK_INLINE void ck_multiply_tile(
    const int rows, const int vectors, size_t row, size_t lane, size_t lanes, const ck_term *first,
    const ck_term *second, int accumulate, float *y) {
  ck_f16 sum[CK_TILE_ROWS][CK_WIDE_VECTORS];
#pragma clang loop unroll(full)
  for (int i = 0; i < rows; i++) {
    float bias = first->bias ? first->bias[row + i] : 0.0f;
    if (second->bias) bias += second->bias[row + i];
#pragma clang loop unroll(full)
    for (int v = 0; v < vectors; v++) {
      ck_f16 start = ck_splat(bias);
      sum[i][v] =
          accumulate ? ck_load(y + (row + i) * lanes + lane + v * CK_LANES) + start : start;
    }
  }
  ck_add_term(rows, vectors, row, lane, lanes, first, sum);
  if (second->depth) ck_add_term(rows, vectors, row, lane, lanes, second, sum);
#pragma clang loop unroll(full)
  for (int i = 0; i < rows; i++) {
#pragma clang loop unroll(full)
    for (int v = 0; v < vectors; v++) {
      ck_store(y + (row + i) * lanes + lane + v * CK_LANES, sum[i][v]);
    }
  }
}

// The lanes from `lane` on, in tiles of `vectors` vectors; gives the lane at which the last of them ends.
CK_INLINE size_t ck_multiply_lanes(
    const int rows, const int vectors, size_t row, size_t lane, size_t lanes, const ck_term *first,
    const ck_term *second, int accumulate, float *y) {
  for (; lane + CK_LANES * vectors <= lanes; lane += CK_LANES * vectors) {
    ck_multiply_tile(rows, vectors, row, lane, lanes, first, second, accumulate, y);
  }
  return lane;
}

// All lanes of `rows` rows: tiles of `vectors` vectors, then of fewer and fewer. A single row needs as many sums
// at once as a multiply-add takes cycles.
CK_INLINE void ck_multiply_rows(
    const int rows, const int vectors, size_t row, size_t lanes, const ck_term *first,
    const ck_term *second, int accumulate, float *y) {
  size_t lane = 0;
#pragma clang loop unroll(full)
  for (int width = vectors; width > 0; width /= 2) {
    lane = ck_multiply_lanes(rows, width, row, lane, lanes, first, second, accumulate, y);
  }
}

static void ck_multiply(
    size_t rows, size_t lanes, ck_term first, ck_term second, int accumulate, float *y) {
  size_t row = 0;
  while (row < rows) {
    size_t left = rows - row;
#define CK_ROWS(count, vectors)                                                        \
  ck_multiply_rows(count, vectors, row, lanes, &first, &second, accumulate, y);        \
  row += count
    if (left >= CK_TILE_ROWS) {
      CK_ROWS(CK_TILE_ROWS, CK_TILE_VECTORS);
    } else if (left >= 4) {
      CK_ROWS(4, CK_TILE_VECTORS);
    } else if (left >= 2) {
      CK_ROWS(2, CK_TILE_VECTORS);
    } else {
      CK_ROWS(1, CK_WIDE_VECTORS);
    }
#undef CK_ROWS
  }
}

static void ck_transpose(
    size_t rows, size_t columns, const float *a, float *b, size_t b_stride) {
  size_t row = 0;
  for (; row + 8 <= rows; row += 8) {
    size_t column = 0;
    for (; column + 8 <= columns; column += 8) {
      ck_transpose8(a + row * columns + column, columns, b + column * b_stride + row, b_stride);
    }
    for (; column < columns; column++) {
      for (size_t i = row; i < row + 8; i++) b[column * b_stride + i] = a[i * columns + column];
    }
  }
  for (; row < rows; row++) {
    for (size_t column = 0; column < columns; column++) {
      b[column * b_stride + row] = a[row * columns + column];
    }
  }
}
