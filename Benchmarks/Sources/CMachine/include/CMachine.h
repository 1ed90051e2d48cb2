// What one core of this machine can do at best: single-precision fused multiply-adds, and reading
// from each level of memory. One kernel per instruction set, the widest that the processor has.
#pragma once

#include <stddef.h>

// The instruction set that the functions below use.
const char *cm_instruction_set(void);

// Does `rounds` rounds of independent fused multiply-adds in registers. Returns how many
// floating-point operations that were, two for each multiply-add; `sink` receives a value that
// depends on all of them, so that none can be left out.
double cm_multiply_add(size_t rounds, float *sink);

// Reads `count` floats `passes` times, count being a multiple of 256. Returns the bytes read.
double cm_read(const float *buffer, size_t count, size_t passes, float *sink);
