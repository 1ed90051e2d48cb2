// Writes gnuplot scripts through the gnuplot-iostream library.
//
// A script is text and datablocks, sent to a file. No exception leaves this header: every function
// answers a status, and cg_message says what went wrong. After a failure the script refuses
// further text with the same status and message.
#pragma once

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct cg_script cg_script;

typedef enum {
  CG_OK = 0,
  // The arguments cannot be sent: a name that is no gnuplot identifier, a missing pointer.
  CG_INVALID = 1,
  // The file could not be opened.
  CG_CANNOT_OPEN = 2,
  // The file could not be written: the device is full, for example.
  CG_CANNOT_WRITE = 3,
  // Memory ran out.
  CG_NO_MEMORY = 4,
} cg_status;

// Opens (and truncates) the file at `path`, taken verbatim: no character of it has a meaning.
// `*script` is set in every case but CG_NO_MEMORY, so that cg_message can be asked; it belongs to
// the caller until cg_close.
cg_status cg_open(const char *path, cg_script **script);

// Sends `count` bytes as they are.
cg_status cg_text(cg_script *script, const char *bytes, size_t count);

// Sends the datablock `$name` of `rows` lines with `columns` numbers each; `values` holds
// rows * columns numbers (at least one), row after row, and does not change. Numbers are written with the fewest
// digits that read back as the same number; NaN is written as `nan`, gnuplot's missing value.
cg_status cg_datablock(cg_script *script, const char *name, size_t rows, size_t columns,
                       const double *values);

// Sends all that is still buffered to the file. Call it before cg_close to learn whether every byte
// arrived.
cg_status cg_flush(cg_script *script);

// What went wrong; empty if nothing did. Valid until cg_close.
const char *cg_message(const cg_script *script);

// The system's number (errno) for what went wrong, or 0 if it gave none. Valid until cg_close.
int cg_error_number(const cg_script *script);

// Closes the file and frees the script; NULL is allowed.
void cg_close(cg_script *script);

#ifdef __cplusplus
}
#endif
