// The ways that the files define; cd_compress chooses among them.
#pragma once

#include "CDigest.h"

/// The constants of the 64 rounds.
extern const uint32_t cd_rounds[64];

void cd_compress_portable(uint32_t *state, size_t count, const uint8_t *blocks);
#if defined(__x86_64__)
int cd_has_x86(void);
void cd_compress_x86(uint32_t *state, size_t count, const uint8_t *blocks);
#elif defined(__aarch64__)
int cd_has_arm(void);
void cd_compress_arm(uint32_t *state, size_t count, const uint8_t *blocks);
#endif
