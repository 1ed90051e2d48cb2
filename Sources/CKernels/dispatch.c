// Which instruction sets this build and this processor have.
#include "tables.h"

const ck_kernels *ck_kernels_for(ck_instruction_set set) {
  switch (set) {
    case ck_portable:
      return &ck_kernels_portable;
#if defined(__x86_64__)
    case ck_avx2:
      return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") ? &ck_kernels_avx2 : 0;
    case ck_avx512:
      return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") &&
                     __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw")
                 ? &ck_kernels_avx512
                 : 0;
#elif defined(__aarch64__)
    case ck_neon:
      return &ck_kernels_neon;
#endif
    default:
      return 0;
  }
}

const char *ck_name(ck_instruction_set set) {
  switch (set) {
    case ck_portable:
      return "portable";
    case ck_avx2:
      return "avx2";
    case ck_avx512:
      return "avx512";
    case ck_neon:
      return "neon";
  }
  return "";
}
