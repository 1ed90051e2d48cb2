// Counts the allocations of a program: preloaded, it stands before malloc and its relatives and prints
// their number on standard error when the program ends. Made and used by Benchmarks/allocations.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static atomic_long count;

// dlsym may allocate before it has found calloc: from here, and never given back.
static _Alignas(16) char early[4096];
static size_t early_used;

static void *take_early(size_t bytes) {
  size_t start = early_used;
  early_used += (bytes + 15) / 16 * 16;
  if (early_used > sizeof early) abort();
  return early + start;
}

static int is_early(const void *p) {
  return (const char *)p >= early && (const char *)p < early + sizeof early;
}

#define REAL(result, name, ...)                                   \
  static result (*real)(__VA_ARGS__);                             \
  if (!real) real = (result(*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

void *malloc(size_t bytes) {
  REAL(void *, "malloc", size_t);
  count++;
  return real(bytes);
}

void *calloc(size_t items, size_t bytes) {
  static int looking;
  if (looking) return take_early(items * bytes);
  looking = 1;
  REAL(void *, "calloc", size_t, size_t);
  looking = 0;
  count++;
  return real(items, bytes);
}

void *realloc(void *p, size_t bytes) {
  REAL(void *, "realloc", void *, size_t);
  count++;
  if (!is_early(p)) return real(p, bytes);
  size_t left = (size_t)(early + sizeof early - (char *)p);
  void *copy = malloc(bytes);
  return copy ? memcpy(copy, p, bytes < left ? bytes : left) : NULL;
}

void *aligned_alloc(size_t alignment, size_t bytes) {
  REAL(void *, "aligned_alloc", size_t, size_t);
  count++;
  return real(alignment, bytes);
}

int posix_memalign(void **p, size_t alignment, size_t bytes) {
  REAL(int, "posix_memalign", void **, size_t, size_t);
  count++;
  return real(p, alignment, bytes);
}

void free(void *p) {
  REAL(void, "free", void *);
  if (!is_early(p)) real(p);
}

__attribute__((destructor)) static void print(void) {
  fprintf(stderr, "allocations: %ld\n", (long)count);
}
