// AArch64: thirty-two registers of four lanes, fused multiply-add in the baseline.
#include "tables.h"

#if defined(__aarch64__)

#define CK_TABLE ck_kernels_neon
#define CK_TILE_ROWS 6
#define CK_TILE_VECTORS 1
#define CK_WIDE_VECTORS 4  // of a single row

#include "body/table.h"

#endif
