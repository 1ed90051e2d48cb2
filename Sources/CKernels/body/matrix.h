// Matrix products over lanes, in register tiles.
//
// A tile's row and vector counts are compile-time constants of an inlined function, so that its
// accumulators stay in registers. The order of additions depends on neither.

// One tile of y = bias + a · x: CK_LANES * vectors lanes of `rows` rows.
CK_INLINE void ck_multiply_tile(
    const int rows, const int vectors, size_t depth, size_t lanes, const float *a,
    size_t row_stride, size_t depth_stride, const float *x, const float *bias, int accumulate,
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
      ck_f16 weight = ck_splat(a[i * row_stride + p * depth_stride]);
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
    const int rows, size_t depth, size_t lanes, const float *a, size_t row_stride,
    size_t depth_stride, const float *x, const float *bias, int accumulate, float *y) {
  size_t lane = 0;
  for (; lane + CK_LANES * CK_TILE_VECTORS <= lanes; lane += CK_LANES * CK_TILE_VECTORS) {
    ck_multiply_tile(
        rows, CK_TILE_VECTORS, depth, lanes, a, row_stride, depth_stride, x + lane, bias,
        accumulate, y + lane);
  }
  for (; lane < lanes; lane += CK_LANES) {
    ck_multiply_tile(
        rows, 1, depth, lanes, a, row_stride, depth_stride, x + lane, bias, accumulate, y + lane);
  }
}

static void ck_multiply(
    size_t rows, size_t depth, size_t lanes, const float *a, size_t row_stride,
    size_t depth_stride, const float *x, const float *bias, int accumulate, float *y) {
  size_t row = 0;
  while (row < rows) {
    size_t left = rows - row;
    const float *tile_a = a + row * row_stride;
    const float *tile_bias = bias ? bias + row : 0;
    float *tile_y = y + row * lanes;
#define CK_ROWS(count)                                                                           \
  ck_multiply_rows(                                                                              \
      count, depth, lanes, tile_a, row_stride, depth_stride, x, tile_bias, accumulate, tile_y);  \
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

// The accumulators of the outer product are as wide as a register; CK_LANES / CK_WIDTH passes fill the
// sixteen virtual lanes.
typedef float ck_fw __attribute__((vector_size(CK_WIDTH * sizeof(float))));

CK_INLINE ck_fw ck_load_width(const float *p) {
  ck_fw v;
  __builtin_memcpy(&v, p, sizeof v);
  return v;
}

CK_INLINE void ck_outer_tile(
    const int rows, const int columns, size_t steps, size_t lanes, const float *a, size_t a_step,
    const float *b, size_t b_step, float *c, size_t c_stride) {
  float lane_sums[CK_OUTER_ROWS][CK_OUTER_COLUMNS][CK_LANES];
  for (int pass = 0; pass < CK_LANES; pass += CK_WIDTH) {
    ck_fw sum[CK_OUTER_ROWS][CK_OUTER_COLUMNS];
#pragma clang loop unroll(full)
    for (int i = 0; i < rows; i++) {
#pragma clang loop unroll(full)
      for (int j = 0; j < columns; j++) sum[i][j] = (ck_fw){};
    }
    for (size_t t = 0; t < steps; t++) {
      for (size_t lane = pass; lane < lanes; lane += CK_LANES) {
        const float *row = a + t * a_step + lane, *column = b + t * b_step + lane;
        ck_fw right[CK_OUTER_COLUMNS];
#pragma clang loop unroll(full)
        for (int j = 0; j < columns; j++) right[j] = ck_load_width(column + j * lanes);
#pragma clang loop unroll(full)
        for (int i = 0; i < rows; i++) {
          ck_fw left = ck_load_width(row + i * lanes);
#pragma clang loop unroll(full)
          for (int j = 0; j < columns; j++) {
            sum[i][j] = __builtin_elementwise_fma(left, right[j], sum[i][j]);
          }
        }
      }
    }
#pragma clang loop unroll(full)
    for (int i = 0; i < rows; i++) {
#pragma clang loop unroll(full)
      for (int j = 0; j < columns; j++) {
        __builtin_memcpy(&lane_sums[i][j][pass], &sum[i][j], sizeof(ck_fw));
      }
    }
  }
  for (int i = 0; i < rows; i++) {
    for (int j = 0; j < columns; j++) c[i * c_stride + j] += ck_sum(lane_sums[i][j]);
  }
}

// All columns of `rows` rows: whole tiles, then single columns.
CK_INLINE void ck_outer_rows(
    const int rows, size_t columns, size_t steps, size_t lanes, const float *a, size_t a_step,
    const float *b, size_t b_step, float *c, size_t c_stride) {
  size_t column = 0;
  for (; column + CK_OUTER_COLUMNS <= columns; column += CK_OUTER_COLUMNS) {
    ck_outer_tile(
        rows, CK_OUTER_COLUMNS, steps, lanes, a, a_step, b + column * lanes, b_step, c + column,
        c_stride);
  }
  for (; column < columns; column++) {
    ck_outer_tile(
        rows, 1, steps, lanes, a, a_step, b + column * lanes, b_step, c + column, c_stride);
  }
}

static void ck_accumulate_outer(
    size_t rows, size_t columns, size_t steps, size_t lanes, const float *a, size_t a_step,
    const float *b, size_t b_step, float *c, size_t c_stride) {
  size_t row = 0;
  for (; row + CK_OUTER_ROWS <= rows; row += CK_OUTER_ROWS) {
    ck_outer_rows(
        CK_OUTER_ROWS, columns, steps, lanes, a + row * lanes, a_step, b, b_step,
        c + row * c_stride, c_stride);
  }
  for (; row < rows; row++) {
    ck_outer_rows(
        1, columns, steps, lanes, a + row * lanes, a_step, b, b_step, c + row * c_stride, c_stride);
  }
}

static void ck_accumulate_rows(
    size_t rows, size_t steps, size_t lanes, const float *a, size_t a_step, float *c) {
  for (size_t i = 0; i < rows; i++) {
    ck_f16 sum = ck_splat(0.0f);
    for (size_t t = 0; t < steps; t++) {
      for (size_t lane = 0; lane < lanes; lane += CK_LANES) {
        sum += ck_load(a + t * a_step + i * lanes + lane);
      }
    }
    float lane_sums[CK_LANES];
    ck_store(lane_sums, sum);
    c[i] += ck_sum(lane_sums);
  }
}
