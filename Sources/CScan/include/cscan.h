// Where the fields of delimited text end.
#pragma once

#include <stddef.h>
#include <stdint.h>

/// Lists the bytes that may end a field: delimiters, and all below 14, among them line ends, tabs and NUL.
///
/// - bytes: `count` bytes, fewer than 2^32.
/// - ends: their positions, in order; room for `count + 8`. Does not overlap the bytes.
///
/// Returns how many there are; what stands behind them in `ends` has no meaning.
size_t cs_field_ends(size_t count, const uint8_t *bytes, uint8_t delimiter, uint32_t *ends);
