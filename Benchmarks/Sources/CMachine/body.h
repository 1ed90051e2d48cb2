// Included once per instruction set, with WIDTH floats per vector, CHAINS independent accumulators and
// a function NAME(x) that marks names.

typedef float NAME(vector) __attribute__((vector_size(4 * WIDTH)));

static float NAME(sum)(const NAME(vector) * parts, size_t count) {
  float total = 0;
  for (size_t k = 0; k < count; k++) {
    for (size_t lane = 0; lane < WIDTH; lane++) total += parts[k][lane];
  }
  return total;
}

static double NAME(multiply_add)(size_t rounds, float *sink) {
  NAME(vector) parts[CHAINS];
  for (size_t k = 0; k < CHAINS; k++) parts[k] = (NAME(vector)){0} + (float)k;
  // Every chain converges to one: no overflow, no subnormal numbers.
  const NAME(vector) factor = (NAME(vector)){0} + 0.999f, term = (NAME(vector)){0} + 0.001f;
  for (size_t round = 0; round < rounds; round++) {
#pragma clang loop unroll(full)
    for (size_t k = 0; k < CHAINS; k++) {
      parts[k] = __builtin_elementwise_fma(parts[k], factor, term);
    }
  }
  *sink = NAME(sum)(parts, CHAINS);
  return 2.0 * WIDTH * CHAINS * (double)rounds;
}

static double NAME(read)(const float *buffer, size_t count, size_t passes, float *sink) {
  NAME(vector) parts[8] = {{0}};
  for (size_t pass = 0; pass < passes; pass++) {
    // The compiler must not know that each pass reads the same values.
    __asm__ volatile("" : "+r"(buffer) : : "memory");
    for (size_t i = 0; i < count; i += 8 * WIDTH) {
#pragma clang loop unroll(full)
      for (size_t k = 0; k < 8; k++) {
        parts[k] += *(const NAME(vector) *)(buffer + i + k * WIDTH);
      }
    }
  }
  *sink = NAME(sum)(parts, 8);
  return 4.0 * (double)count * (double)passes;
}

#undef NAME
#undef WIDTH
#undef CHAINS
