// Vectors of sixteen virtual lanes and the elementary functions on them.
//
// Included once per instruction set, between target attributes; everything here is inlined into the
// kernels that use it.
#pragma clang fp contract(off)
// Vectors never cross a file: every function that takes one is inlined.
#pragma clang diagnostic ignored "-Wpsabi"

#define CK_INLINE static inline __attribute__((always_inline))

typedef float ck_f16 __attribute__((ext_vector_type(16)));
typedef int ck_i16 __attribute__((ext_vector_type(16)));
typedef float ck_f8 __attribute__((ext_vector_type(8)));

CK_INLINE ck_f16 ck_load(const float *p) {
  ck_f16 v;
  __builtin_memcpy(&v, p, sizeof v);
  return v;
}

CK_INLINE void ck_store(float *p, ck_f16 v) { __builtin_memcpy(p, &v, sizeof v); }

CK_INLINE ck_f16 ck_splat(float x) { return (ck_f16)(x); }

CK_INLINE ck_f16 ck_fma(ck_f16 a, ck_f16 b, ck_f16 c) { return __builtin_elementwise_fma(a, b, c); }

// Lanes in pairs eight apart, then four, two, one: one order on every instruction set.
CK_INLINE float ck_sum(const float *v) {
  float eight[8], four[4];
  for (int i = 0; i < 8; i++) eight[i] = v[i] + v[i + 8];
  for (int i = 0; i < 4; i++) four[i] = eight[i] + eight[i + 4];
  return (four[0] + four[2]) + (four[1] + four[3]);
}

CK_INLINE ck_f8 ck_load8(const float *p) {
  ck_f8 v;
  __builtin_memcpy(&v, p, sizeof v);
  return v;
}

// to[j * to_stride + i] = from[i * from_stride + j] for i and j below 8.
CK_INLINE void ck_transpose8(
    const float *from, size_t from_stride, float *to, size_t to_stride) {
  ck_f8 row[8], pair[8], quad[8];
#pragma clang loop unroll(full)
  for (int i = 0; i < 8; i++) row[i] = ck_load8(from + i * from_stride);
#pragma clang loop unroll(full)
  for (int i = 0; i < 8; i += 2) {
    pair[i] = __builtin_shufflevector(row[i], row[i + 1], 0, 8, 1, 9, 4, 12, 5, 13);
    pair[i + 1] = __builtin_shufflevector(row[i], row[i + 1], 2, 10, 3, 11, 6, 14, 7, 15);
  }
#pragma clang loop unroll(full)
  for (int i = 0; i < 8; i += 4) {
    quad[i] = __builtin_shufflevector(pair[i], pair[i + 2], 0, 1, 8, 9, 4, 5, 12, 13);
    quad[i + 1] = __builtin_shufflevector(pair[i], pair[i + 2], 2, 3, 10, 11, 6, 7, 14, 15);
    quad[i + 2] = __builtin_shufflevector(pair[i + 1], pair[i + 3], 0, 1, 8, 9, 4, 5, 12, 13);
    quad[i + 3] = __builtin_shufflevector(pair[i + 1], pair[i + 3], 2, 3, 10, 11, 6, 7, 14, 15);
  }
#pragma clang loop unroll(full)
  for (int i = 0; i < 4; i++) {
    ck_f8 low = __builtin_shufflevector(quad[i], quad[i + 4], 0, 1, 2, 3, 8, 9, 10, 11);
    ck_f8 high = __builtin_shufflevector(quad[i], quad[i + 4], 4, 5, 6, 7, 12, 13, 14, 15);
    __builtin_memcpy(to + i * to_stride, &low, sizeof low);
    __builtin_memcpy(to + (i + 4) * to_stride, &high, sizeof high);
  }
}

// x brought into [low, high]; NaN stays NaN, since a comparison with it is false.
CK_INLINE ck_f16 ck_bound(ck_f16 x, float low, float high) {
  ck_f16 most = ck_splat(high), least = ck_splat(low);
  x = most < x ? most : x;
  return least > x ? least : x;
}

// exp(x) = power * (1 + part), power a power of two and part in [-0.3, 0.42], for |x| <= 87.
typedef struct {
  ck_f16 power, part;
} ck_exponential;

// Cody and Waite (1980): x = n ln 2 + r, exp(x) = 2^n exp(r); the polynomial r + r^2 (1/2 + r/6 + ...) is a
// minimax fit of exp(r) - 1 on |r| <= ln 2 / 2 (Moshier's Cephes library), so that small x lose no digit.
CK_INLINE ck_exponential ck_exp(ck_f16 x) {
  const ck_f16 magic = ck_splat(12582912.0f);  // 1.5 * 2^23: adding it rounds to an integer
  ck_f16 shifted = ck_fma(x, ck_splat(1.44269504f), magic);
  ck_f16 n = shifted - magic;
  ck_f16 r = ck_fma(n, ck_splat(-0.693359375f), x);
  r = ck_fma(n, ck_splat(2.12194440e-4f), r);
  // Pairs of terms (Estrin's scheme): half the latency of Horner's.
  ck_f16 square = r * r;
  ck_f16 low = ck_fma(ck_splat(1.6666665459e-1f), r, ck_splat(5.0000001201e-1f));
  ck_f16 middle = ck_fma(ck_splat(8.3334519073e-3f), r, ck_splat(4.1665795894e-2f));
  ck_f16 high = ck_fma(ck_splat(1.9875691500e-4f), r, ck_splat(1.3981999507e-3f));
  ck_f16 p = ck_fma(ck_fma(high, square, middle), square, low);
  ck_exponential e;
  e.part = ck_fma(p, square, r);
  // The integer n stands in the low bits of `shifted`; those of the magic number leave with the shift.
  e.power = (ck_f16)(((ck_i16)shifted << 23) + (127 << 23));
  return e;
}

// 1 / (1 + exp(-x)); beyond |x| = 87 as at 87, which is 0 or 1 to 2e-38.
CK_INLINE ck_f16 ck_sigmoid(ck_f16 x) {
  ck_exponential e = ck_exp(ck_bound(-x, -87.0f, 87.0f));
  return 1.0f / (ck_fma(e.power, e.part, e.power) + 1.0f);
}

// tanh(x) = (exp(2|x|) - 1) / (exp(2|x|) + 1) with the sign of x; with exp(2|x|) = power (1 + part)
// nothing cancels in the numerator (power - 1) + power * part. Beyond 10 tanh is 1 in single precision.
CK_INLINE ck_f16 ck_tanh(ck_f16 x) {
  const ck_i16 sign = (ck_i16)(int)0x80000000;
  ck_f16 magnitude = (ck_f16)((ck_i16)x & ~sign);
  ck_exponential e = ck_exp(ck_bound(magnitude + magnitude, 0.0f, 20.0f));
  ck_f16 ratio =
      ck_fma(e.power, e.part, e.power - 1.0f) / ck_fma(e.power, e.part, e.power + 1.0f);
  return (ck_f16)((ck_i16)ratio | ((ck_i16)x & sign));
}
