// SHA-256's compression of blocks (FIPS 180-4, 6.2.2), with the processor's instructions for it where it has them.
#pragma once

#include <stddef.h>
#include <stdint.h>

/// How blocks are compressed; all ways give the same state.
typedef enum {
  cd_portable = 0,
  /// The SHA extensions of x86-64.
  cd_x86 = 1,
  /// The cryptographic extension of AArch64.
  cd_arm = 2,
} cd_way;

/// Whether this build and this processor have a way: 1 or 0.
int cd_has(cd_way way);

/// Compresses `count` blocks of 64 bytes, one after the other, into a state of eight words.
///
/// - way: one that is there.
/// - blocks: need no alignment, and do not overlap the state.
void cd_compress(cd_way way, uint32_t *state, size_t count, const uint8_t *blocks);
