#include "CZlib.h"

#include <stdlib.h>
#include <zlib.h>

struct cz_stream {
  z_stream zlib;
};

cz_stream *cz_new(void) {
  cz_stream *stream = calloc(1, sizeof *stream);
  if (!stream) return NULL;
  // 15 is the largest window, and 16 more asks for gzip's frame and check sum.
  if (inflateInit2(&stream->zlib, 15 + 16) != Z_OK) {
    free(stream);
    return NULL;
  }
  return stream;
}

void cz_free(cz_stream *stream) {
  if (!stream) return;
  inflateEnd(&stream->zlib);
  free(stream);
}

static uInt clamped(size_t count) { return count > 1u << 30 ? 1u << 30 : (uInt)count; }

cz_outcome cz_inflate(
    cz_stream *stream, const uint8_t *input, size_t input_count, size_t *taken, uint8_t *output,
    size_t output_count, size_t *made) {
  z_stream *zlib = &stream->zlib;
  zlib->next_in = (Bytef *)input;
  zlib->avail_in = clamped(input_count);
  zlib->next_out = output;
  zlib->avail_out = clamped(output_count);
  int status = inflate(zlib, Z_NO_FLUSH);
  *taken = (size_t)(zlib->next_in - input);
  *made = (size_t)(zlib->next_out - output);
  switch (status) {
    case Z_OK:
    case Z_BUF_ERROR:
      return cz_more;
    case Z_STREAM_END:
      return inflateReset(zlib) == Z_OK ? cz_member_end : cz_damaged;
    case Z_MEM_ERROR:
      return cz_no_memory;
    default:
      return cz_damaged;
  }
}
