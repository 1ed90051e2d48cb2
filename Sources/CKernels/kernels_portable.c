// Any processor: the compiler's baseline vectors, fused multiply-add by the C library where
// the baseline has none.
#include "tables.h"

#define CK_TABLE ck_kernels_portable
#define CK_TILE_ROWS 4
#define CK_TILE_VECTORS 1
#define CK_WIDE_VECTORS 1  // of a single row

#include "body/table.h"
