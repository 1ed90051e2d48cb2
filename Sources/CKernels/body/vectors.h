// Vectors of sixteen virtual lanes and the elementary functions on them.
//
// Included once per instruction set, between target attributes; everything here is inlined into the
// kernels that use it.
#pragma clang fp contract(off)
// Vectors never cross a file: every function that takes one is inlined.
#pragma clang diagnostic ignored "-Wpsabi"

#define CK_INLINE static inline __attribute__((always_inline))

typedef float ck_f16 __attribute__((vector_size(64)));
typedef int ck_i16 __attribute__((vector_size(64)));

CK_INLINE ck_f16 ck_load(const float *p) {
  ck_f16 v;
  __builtin_memcpy(&v, p, sizeof v);
  return v;
}

CK_INLINE void ck_store(float *p, ck_f16 v) { __builtin_memcpy(p, &v, sizeof v); }

CK_INLINE ck_f16 ck_splat(float x) { return (ck_f16){x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x}; }

CK_INLINE ck_f16 ck_fma(ck_f16 a, ck_f16 b, ck_f16 c) { return __builtin_elementwise_fma(a, b, c); }

// Lanes in pairs eight apart, then four, two, one: one order on every instruction set.
CK_INLINE float ck_sum(const float *v) {
  float eight[8], four[4];
  for (int i = 0; i < 8; i++) eight[i] = v[i] + v[i + 8];
  for (int i = 0; i < 4; i++) four[i] = eight[i] + eight[i + 4];
  return (four[0] + four[2]) + (four[1] + four[3]);
}

CK_INLINE ck_f16 ck_select(ck_i16 mask, ck_f16 yes, ck_f16 no) {
  return (ck_f16)((mask & (ck_i16)yes) | (~mask & (ck_i16)no));
}

// exp(x) for x in [-87.3, 88.3], arguments outside are brought to its ends; NaN gives NaN. Cody and Waite
// (1980): x = n ln 2 + r, exp(x) = 2^n exp(r), with Cephes' polynomial for exp(r).
CK_INLINE ck_f16 ck_exp(ck_f16 x) {
  const ck_f16 magic = ck_splat(12582912.0f);  // 1.5 * 2^23: adding it rounds to an integer
  ck_f16 bounded = ck_select(x > 88.3f, ck_splat(88.3f), x);
  bounded = ck_select(bounded < -87.3f, ck_splat(-87.3f), bounded);
  ck_f16 shifted = ck_fma(bounded, ck_splat(1.44269504f), magic);
  ck_f16 n = shifted - magic;
  ck_f16 r = ck_fma(n, ck_splat(-0.693359375f), bounded);
  r = ck_fma(n, ck_splat(2.12194440e-4f), r);
  ck_f16 p = ck_splat(1.9875691500e-4f);
  p = ck_fma(p, r, ck_splat(1.3981999507e-3f));
  p = ck_fma(p, r, ck_splat(8.3334519073e-3f));
  p = ck_fma(p, r, ck_splat(4.1665795894e-2f));
  p = ck_fma(p, r, ck_splat(1.6666665459e-1f));
  p = ck_fma(p, r, ck_splat(5.0000001201e-1f));
  p = ck_fma(p * r, r, r) + 1.0f;
  ck_i16 power = ((ck_i16)shifted - (ck_i16)magic + 127) << 23;
  return p * (ck_f16)power;
}

CK_INLINE ck_f16 ck_sigmoid(ck_f16 x) { return 1.0f / (1.0f + ck_exp(-x)); }

// tanh(x): Cephes' odd polynomial below 0.625, 1 - 2 / (exp(2|x|) + 1) with the sign of x above.
CK_INLINE ck_f16 ck_tanh(ck_f16 x) {
  const ck_i16 sign = (ck_i16){} + (int)0x80000000;
  ck_f16 magnitude = (ck_f16)((ck_i16)x & ~sign);
  ck_f16 square = x * x;
  ck_f16 p = ck_splat(-5.70498872745e-3f);
  p = ck_fma(p, square, ck_splat(2.06390887954e-2f));
  p = ck_fma(p, square, ck_splat(-5.37397155531e-2f));
  p = ck_fma(p, square, ck_splat(1.33314422036e-1f));
  p = ck_fma(p, square, ck_splat(-3.33332819422e-1f));
  ck_f16 small = ck_fma(p * square, x, x);
  ck_f16 large = 1.0f - 2.0f / (ck_exp(magnitude + magnitude) + 1.0f);
  large = (ck_f16)((ck_i16)large | ((ck_i16)x & sign));
  return ck_select(magnitude < 0.625f, small, large);
}
