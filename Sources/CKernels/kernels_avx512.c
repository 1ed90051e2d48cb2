// x86-64 with AVX-512 F, VL, DQ and BW: thirty-two registers of sixteen lanes.
#include "tables.h"

#if defined(__x86_64__)

#define CK_TABLE ck_kernels_avx512
#define CK_TILE_ROWS 12
#define CK_TILE_VECTORS 2
#define CK_WIDE_VECTORS 8  // of a single row

#pragma clang attribute push(__attribute__((target("avx512f,avx512vl,avx512dq,avx512bw,avx2,fma"))), apply_to = function)
#include "body/table.h"
#pragma clang attribute pop

#endif
