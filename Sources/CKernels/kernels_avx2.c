// x86-64 with AVX2 and FMA: sixteen registers of eight lanes.
#include "tables.h"

#if defined(__x86_64__)

#define CK_TABLE ck_kernels_avx2
#define CK_TILE_ROWS 6
#define CK_TILE_VECTORS 1
#define CK_WIDE_VECTORS 4  // of a single row

#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#include "body/table.h"
#pragma clang attribute pop

#endif
