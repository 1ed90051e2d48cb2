#include "CMachine.h"

#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("avx512f"))), apply_to = function)
#define WIDTH 16
#define CHAINS 24
#define NAME(x) avx512_##x
#include "body.h"
#pragma clang attribute pop
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#define WIDTH 8
#define CHAINS 12
#define NAME(x) avx2_##x
#include "body.h"
#pragma clang attribute pop
#endif

#if defined(__aarch64__)
#define CHAINS 24
#else
#define CHAINS 12
#endif
#define WIDTH 4
#define NAME(x) plain_##x
#include "body.h"

typedef struct {
  const char *name;
  double (*multiply_add)(size_t, float *);
  double (*read)(const float *, size_t, size_t, float *);
} machine;

static machine chosen(void) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f")) {
    return (machine){"avx512", avx512_multiply_add, avx512_read};
  }
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
    return (machine){"avx2", avx2_multiply_add, avx2_read};
  }
  return (machine){"sse", plain_multiply_add, plain_read};
#elif defined(__aarch64__)
  return (machine){"neon", plain_multiply_add, plain_read};
#else
  return (machine){"portable", plain_multiply_add, plain_read};
#endif
}

const char *cm_instruction_set(void) { return chosen().name; }

double cm_multiply_add(size_t rounds, float *sink) { return chosen().multiply_add(rounds, sink); }

double cm_read(const float *buffer, size_t count, size_t passes, float *sink) {
  return chosen().read(buffer, count, passes, sink);
}
