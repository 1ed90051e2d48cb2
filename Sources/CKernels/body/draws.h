// Dropout: Philox4x32-10 (Salmon et al., 2011), sixteen counters at a time.

typedef unsigned ck_u16 __attribute__((ext_vector_type(16)));
typedef unsigned long long ck_w16 __attribute__((ext_vector_type(16)));

// Four words of each counter (draws.first, draws.second, place, draws.purpose).
CK_INLINE void ck_philox(ck_draws draws, ck_u16 place, ck_u16 *word) {
  ck_u16 x = (ck_u16)(draws.first), y = (ck_u16)(draws.second), z = place;
  ck_u16 w = (ck_u16)(draws.purpose);
  uint32_t first_key = draws.first_key, second_key = draws.second_key;
#pragma clang loop unroll(full)
  for (int round = 0; round < 10; round++) {
    ck_w16 first = __builtin_convertvector(x, ck_w16) * 0xD2511F53ull;
    ck_w16 second = __builtin_convertvector(z, ck_w16) * 0xCD9E8D57ull;
    x = __builtin_convertvector(second >> 32, ck_u16) ^ y ^ first_key;
    z = __builtin_convertvector(first >> 32, ck_u16) ^ w ^ second_key;
    y = __builtin_convertvector(second, ck_u16);
    w = __builtin_convertvector(first, ck_u16);
    first_key += 0x9E3779B9u;
    second_key += 0xBB67AE85u;
  }
  word[0] = x;
  word[1] = y;
  word[2] = z;
  word[3] = w;
}

// Four counters make the sixteen words of a row: counter 4 * row + k those of lanes 4 * k to 4 * k + 3.
#define CK_ROW(word, row)                                                                       \
  __builtin_shufflevector(                                                                      \
      __builtin_shufflevector(                                                                  \
          word[0], word[1], 4 * row, 16 + 4 * row, 4 * row + 1, 17 + 4 * row, 4 * row + 2,      \
          18 + 4 * row, 4 * row + 3, 19 + 4 * row),                                             \
      __builtin_shufflevector(                                                                  \
          word[2], word[3], 4 * row, 16 + 4 * row, 4 * row + 1, 17 + 4 * row, 4 * row + 2,      \
          18 + 4 * row, 4 * row + 3, 19 + 4 * row),                                             \
      0, 1, 8, 9, 2, 3, 10, 11, 4, 5, 12, 13, 6, 7, 14, 15)

static void ck_drop(
    size_t features, size_t lanes, ck_draws draws, float probability, float factor, const float *x,
    float *y) {
  const ck_u16 row = {0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3};
  const ck_u16 group = {0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3};
  for (size_t lane = 0; lane < lanes; lane += CK_LANES) {
    for (size_t feature = 0; feature < features; feature += 4) {
      ck_u16 word[4];
      ck_philox(
          draws,
          (row + (uint32_t)feature) << 16 | (group + (draws.first_group + (uint32_t)(lane / 4))),
          word);
      ck_u16 rows[4] = {CK_ROW(word, 0), CK_ROW(word, 1), CK_ROW(word, 2), CK_ROW(word, 3)};
      for (size_t k = 0; k < 4 && feature + k < features; k++) {
        size_t at = (feature + k) * lanes + lane;
        // 24 bits are exact as a float.
        ck_f16 draw = __builtin_convertvector((ck_i16)(rows[k] >> 8), ck_f16) * 0x1p-24f;
        ck_store(y + at, draw < probability ? ck_splat(0.0f) : ck_load(x + at) * factor);
      }
    }
  }
}
