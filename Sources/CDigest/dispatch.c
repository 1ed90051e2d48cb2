// Which ways this build and this processor have.
#include "ways.h"

int cd_has(cd_way way) {
  switch (way) {
    case cd_portable:
      return 1;
#if defined(__x86_64__)
    case cd_x86:
      return cd_has_x86();
#elif defined(__aarch64__)
    case cd_arm:
      return cd_has_arm();
#endif
    default:
      return 0;
  }
}

void cd_compress(cd_way way, uint32_t *state, size_t count, const uint8_t *blocks) {
  switch (way) {
#if defined(__x86_64__)
    case cd_x86:
      cd_compress_x86(state, count, blocks);
      return;
#elif defined(__aarch64__)
    case cd_arm:
      cd_compress_arm(state, count, blocks);
      return;
#endif
    default:
      cd_compress_portable(state, count, blocks);
  }
}
