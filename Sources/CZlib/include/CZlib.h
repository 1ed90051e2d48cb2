// Decompression of gzip streams, behind a plain interface: zlib's own is made of macros.
#pragma once

#include <stddef.h>
#include <stdint.h>

/// A stream that is being decompressed.
typedef struct cz_stream cz_stream;

/// What one call of `cz_inflate` came to.
typedef enum {
  /// All input was taken, or the output is full.
  cz_more,
  /// A member of the gzip file ended; another may follow.
  cz_member_end,
  /// The bytes are no gzip stream, or damaged.
  cz_damaged,
  /// Memory is short.
  cz_no_memory,
} cz_outcome;

/// A stream at its beginning, to be given to `cz_free`; null without memory.
cz_stream *cz_new(void);

void cz_free(cz_stream *stream);

/// Decompresses what fits.
///
/// - input: `input_count` bytes; `*taken` of them were used up.
/// - output: room for `output_count` bytes; `*made` of them were written. Does not overlap the input.
cz_outcome cz_inflate(
    cz_stream *stream, const uint8_t *input, size_t input_count, size_t *taken, uint8_t *output,
    size_t output_count, size_t *made);
