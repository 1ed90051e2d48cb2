// The cryptographic extension of AArch64: four rounds in two instructions.
#include "ways.h"

#if defined(__aarch64__)

#include <arm_neon.h>

#if defined(__linux__)
#include <sys/auxv.h>

// HWCAP_SHA2 of the kernel's <asm/hwcap.h>, which not every C library brings along.
int cd_has_arm(void) { return (getauxval(AT_HWCAP) >> 6) & 1; }
#elif defined(__APPLE__)
// Every Mac with such a processor has it.
int cd_has_arm(void) { return 1; }
#else
int cd_has_arm(void) { return 0; }
#endif

__attribute__((target("sha2"))) void cd_compress_arm(
    uint32_t *state, size_t count, const uint8_t *blocks) {
  uint32x4_t abcd = vld1q_u32(state), efgh = vld1q_u32(state + 4);
  for (size_t n = 0; n < count; n++, blocks += 64) {
    const uint32x4_t abcd_before = abcd, efgh_before = efgh;
    // Four words of the schedule each, the last sixteen that are known.
    uint32x4_t w[4];
    for (int i = 0; i < 4; i++) {
      w[i] = vreinterpretq_u32_u8(vrev32q_u8(vld1q_u8(blocks + 16 * i)));
    }
#pragma clang loop unroll(full)
    for (int i = 0; i < 16; i++) {
      const uint32x4_t sum = vaddq_u32(w[i % 4], vld1q_u32(cd_rounds + 4 * i));
      if (i < 12) {
        w[i % 4] = vsha256su1q_u32(
            vsha256su0q_u32(w[i % 4], w[(i + 1) % 4]), w[(i + 2) % 4], w[(i + 3) % 4]);
      }
      const uint32x4_t before = abcd;
      abcd = vsha256hq_u32(abcd, efgh, sum);
      efgh = vsha256h2q_u32(efgh, before, sum);
    }
    abcd = vaddq_u32(abcd, abcd_before);
    efgh = vaddq_u32(efgh, efgh_before);
  }
  vst1q_u32(state, abcd);
  vst1q_u32(state + 4, efgh);
}

#endif
