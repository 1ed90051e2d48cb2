#include "cscan.h"

#include <string.h>

typedef uint8_t bytes64 __attribute__((ext_vector_type(64)));
typedef _Bool flags64 __attribute__((ext_vector_type(64)));

size_t cs_field_ends(size_t count, const uint8_t *bytes, uint8_t delimiter, uint32_t *ends) {
  size_t found = 0;
  size_t start = 0;
  for (; start + 64 <= count; start += 64) {
    bytes64 block;
    memcpy(&block, bytes + start, sizeof block);
    const flags64 is_end = __builtin_convertvector((block == delimiter) | (block < 14), flags64);
    uint64_t bits;
    memcpy(&bits, &is_end, sizeof bits);
    uint32_t *next = ends + found;
    found += (size_t)__builtin_popcountll(bits);
    // Eight at a time, whether there are so many or not: that costs less than a branch for each.
    do {
      for (int i = 0; i < 8; i++) {
        // Bits that are used up leave a meaningless position behind, but a defined one.
        next[i] = (uint32_t)start + (uint32_t)__builtin_ctzll(bits | (uint64_t)1 << 63);
        bits &= bits - 1;
      }
      next += 8;
    } while (bits != 0);
  }
  for (; start < count; start++) {
    if (bytes[start] == delimiter || bytes[start] < 14) ends[found++] = (uint32_t)start;
  }
  return found;
}
