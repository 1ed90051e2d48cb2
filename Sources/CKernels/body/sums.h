// Sums over time steps and lanes: the gradients of weights and biases.
//
// The outer product sums over steps and lanes. Sixteen columns and more are turned, sixteen lanes of one
// step at a time, into panels `[lane, column]` on the stack: a tile is then a product like that of product.h,
// whose sums stay in registers and need no horizontal sum. Columns that fill no vector are dot products.
enum {
  ck_outer_groups = 8,  // groups of sixteen lanes in a panel: 8 KB a vector of columns, well inside L1
};

typedef struct {
  size_t count;                        // groups in use
  size_t a_offset[ck_outer_groups];    // where each group begins in a step's first row of a
  size_t b_offset[ck_outer_groups];
} ck_lane_groups;

// panel[lane][column] = b[column][lane] for sixteen lanes and `vectors` times sixteen columns.
CK_INLINE void ck_fill_panel(const int vectors, size_t lanes, const float *b, float *panel) {
  for (int v = 0; v < vectors; v++) {
    for (int half = 0; half < 2; half++) {
      const float *rows = b + (v * CK_LANES + half * 8) * lanes;
      float *columns = panel + v * CK_LANES + half * 8;
      ck_transpose8(rows, lanes, columns, vectors * CK_LANES);
      ck_transpose8(rows + 8, lanes, columns + 8 * vectors * CK_LANES, vectors * CK_LANES);
    }
  }
}

// c[rows, columns of the panel] += the groups' part of the sum.
CK_INLINE void ck_outer_tile(
    const int rows, const int vectors, const ck_lane_groups *groups, size_t lanes, const float *a,
    const float *panel, float *c, size_t c_stride) {
  ck_f16 sum[CK_TILE_ROWS][CK_TILE_VECTORS];
#pragma clang loop unroll(full)
  for (int i = 0; i < rows; i++) {
#pragma clang loop unroll(full)
    for (int v = 0; v < vectors; v++) {
      sum[i][v] = ck_splat(0.0f);
      // Gradients of large layers come from far caches: they are on their way while the tile is summed.
      __builtin_prefetch(c + i * c_stride + v * CK_LANES, 1);
    }
  }
  for (size_t g = 0; g < groups->count; g++) {
    const float *left = a + groups->a_offset[g];
    for (int lane = 0; lane < CK_LANES; lane++) {
      ck_f16 right[CK_TILE_VECTORS];
#pragma clang loop unroll(full)
      for (int v = 0; v < vectors; v++) right[v] = ck_load(panel + v * CK_LANES);
      panel += vectors * CK_LANES;
#pragma clang loop unroll(full)
      for (int i = 0; i < rows; i++) {
        ck_f16 value = ck_splat(left[i * lanes + lane]);
#pragma clang loop unroll(full)
        for (int v = 0; v < vectors; v++) sum[i][v] = ck_fma(value, right[v], sum[i][v]);
      }
    }
  }
#pragma clang loop unroll(full)
  for (int i = 0; i < rows; i++) {
#pragma clang loop unroll(full)
    for (int v = 0; v < vectors; v++) {
      float *place = c + i * c_stride + v * CK_LANES;
      ck_store(place, ck_load(place) + sum[i][v]);
    }
  }
}

// One panel of columns against all rows.
CK_INLINE void ck_outer_panel(
    const int vectors, size_t rows, const ck_lane_groups *groups, size_t lanes, const float *a,
    const float *b, float *c, size_t c_stride) {
  _Alignas(64) float panel[ck_outer_groups * CK_LANES * CK_TILE_VECTORS * CK_LANES];
  for (size_t g = 0; g < groups->count; g++) {
    ck_fill_panel(
        vectors, lanes, b + groups->b_offset[g], panel + g * CK_LANES * vectors * CK_LANES);
  }
  size_t row = 0;
  for (; row + CK_TILE_ROWS <= rows; row += CK_TILE_ROWS) {
    ck_outer_tile(
        CK_TILE_ROWS, vectors, groups, lanes, a + row * lanes, panel, c + row * c_stride,
        c_stride);
  }
  for (; row + 2 <= rows; row += 2) {
    ck_outer_tile(
        2, vectors, groups, lanes, a + row * lanes, panel, c + row * c_stride, c_stride);
  }
  for (; row < rows; row++) {
    ck_outer_tile(
        1, vectors, groups, lanes, a + row * lanes, panel, c + row * c_stride, c_stride);
  }
}

// Dot products of all rows with none to four columns, and of the rows with ones where `sums` is not NULL,
// in sixteen virtual lanes.
CK_INLINE void ck_outer_dots(
    const int columns, size_t rows, const ck_lane_groups *groups, size_t lanes, const float *a,
    const float *b, float *c, size_t c_stride, float *sums) {
  for (size_t row = 0; row < rows; row++) {
    ck_f16 dot[4], sum = ck_splat(0.0f);
#pragma clang loop unroll(full)
    for (int j = 0; j < columns; j++) dot[j] = ck_splat(0.0f);
    for (size_t g = 0; g < groups->count; g++) {
      ck_f16 left = ck_load(a + row * lanes + groups->a_offset[g]);
      sum += left;
#pragma clang loop unroll(full)
      for (int j = 0; j < columns; j++) {
        dot[j] = ck_fma(left, ck_load(b + j * lanes + groups->b_offset[g]), dot[j]);
      }
    }
    float lane_sums[CK_LANES];
#pragma clang loop unroll(full)
    for (int j = 0; j < columns; j++) {
      ck_store(lane_sums, dot[j]);
      c[row * c_stride + j] += ck_sum(lane_sums);
    }
    if (sums) {
      ck_store(lane_sums, sum);
      sums[row] += ck_sum(lane_sums);
    }
  }
}

CK_INLINE void ck_outer_groups_of(
    size_t rows, size_t columns, const ck_lane_groups *groups, size_t lanes, const float *a,
    const float *b, float *c, size_t c_stride, float *sums) {
  size_t column = 0;
  for (; column + CK_TILE_VECTORS * CK_LANES <= columns; column += CK_TILE_VECTORS * CK_LANES) {
    ck_outer_panel(
        CK_TILE_VECTORS, rows, groups, lanes, a, b + column * lanes, c + column, c_stride);
  }
  for (; column + CK_LANES <= columns; column += CK_LANES) {
    ck_outer_panel(1, rows, groups, lanes, a, b + column * lanes, c + column, c_stride);
  }
  for (; column + 4 < columns; column += 4) {
    ck_outer_dots(4, rows, groups, lanes, a, b + column * lanes, c + column, c_stride, 0);
  }
  const float *rest = b + column * lanes;
#define CK_DOTS(count)                                                                   \
  case count:                                                                            \
    ck_outer_dots(count, rows, groups, lanes, a, rest, c + column, c_stride, sums);      \
    break
  switch (columns - column) {
    CK_DOTS(4);
    CK_DOTS(3);
    CK_DOTS(2);
    CK_DOTS(1);
    default:
      if (sums) ck_outer_dots(0, rows, groups, lanes, a, rest, c, c_stride, sums);
  }
#undef CK_DOTS
}

static void ck_accumulate_outer(
    size_t rows, size_t columns, size_t steps, size_t lanes, const float *a, size_t a_step,
    const float *b, size_t b_step, float *c, size_t c_stride, float *sums) {
  ck_lane_groups groups = {0};
  for (size_t t = 0; t < steps; t++) {
    for (size_t lane = 0; lane < lanes; lane += CK_LANES) {
      groups.a_offset[groups.count] = t * a_step + lane;
      groups.b_offset[groups.count] = t * b_step + lane;
      groups.count++;
      int is_last = t + 1 == steps && lane + CK_LANES == lanes;
      if (groups.count == ck_outer_groups || is_last) {
        ck_outer_groups_of(rows, columns, &groups, lanes, a, b, c, c_stride, sums);
        groups.count = 0;
      }
    }
  }
}
