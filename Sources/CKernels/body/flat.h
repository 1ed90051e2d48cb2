// Linear passes over the flat buffers of parameters and gradients; any count.
//
// Element-wise loops: the compiler vectorises them, and no order of additions is at stake. The sum of
// squares keeps eight partial sums, so that its order is the same on every instruction set.

static void ck_add(size_t count, const float *restrict x, float *restrict y) {
  for (size_t k = 0; k < count; k++) y[k] += x[k];
}

static void ck_scale(size_t count, float factor, float *y) {
  for (size_t k = 0; k < count; k++) y[k] *= factor;
}

static void ck_add_scaled(size_t count, float factor, const float *restrict x, float *restrict y) {
  for (size_t k = 0; k < count; k++) y[k] = __builtin_elementwise_fma(factor, x[k], y[k]);
}

static void ck_clamp(size_t count, float limit, float *y) {
  for (size_t k = 0; k < count; k++) {
    float x = y[k] > limit ? limit : y[k];
    y[k] = x < -limit ? -limit : x;
  }
}

static double ck_sum_of_squares(size_t count, const float *x) {
  double sum[8] = {0};
  size_t k = 0;
  for (; k + 8 <= count; k += 8) {
    for (int lane = 0; lane < 8; lane++) {
      double value = x[k + lane];
      sum[lane] += value * value;
    }
  }
  for (int lane = 0; k < count; k++, lane++) sum[lane] += (double)x[k] * x[k];
  return ((sum[0] + sum[4]) + (sum[2] + sum[6])) + ((sum[1] + sum[5]) + (sum[3] + sum[7]));
}

static void ck_sgd_update(
    size_t count, float rate, float momentum, int nesterov, const float *restrict gradient,
    float *restrict velocity, float *restrict parameter) {
  for (size_t k = 0; k < count; k++) {
    float v = __builtin_elementwise_fma(momentum, velocity[k], gradient[k]);
    float step = nesterov ? __builtin_elementwise_fma(momentum, v, gradient[k]) : v;
    velocity[k] = v;
    parameter[k] = __builtin_elementwise_fma(-rate, step, parameter[k]);
  }
}

static void ck_adam_update(
    size_t count, float step_size, float beta1, float beta2, float inverse_root_correction,
    float epsilon, const float *restrict gradient, float *restrict first_moment,
    float *restrict second_moment, float *restrict parameter) {
  for (size_t k = 0; k < count; k++) {
    float g = gradient[k];
    float m = __builtin_elementwise_fma(beta1, first_moment[k], (1.0f - beta1) * g);
    float v = __builtin_elementwise_fma(beta2, second_moment[k], (1.0f - beta2) * g * g);
    float root = __builtin_elementwise_sqrt(v);
    float denominator = __builtin_elementwise_fma(root, inverse_root_correction, epsilon);
    first_moment[k] = m;
    second_moment[k] = v;
    parameter[k] -= step_size * (m / denominator);
  }
}

static void ck_rmsprop_update(
    size_t count, float rate, float decay, float momentum, float epsilon,
    const float *restrict gradient, float *restrict second_moment, float *restrict velocity,
    float *restrict parameter) {
  for (size_t k = 0; k < count; k++) {
    float g = gradient[k];
    float s = __builtin_elementwise_fma(decay, second_moment[k], (1.0f - decay) * g * g);
    float ratio = g / (__builtin_elementwise_sqrt(s) + epsilon);
    float v = __builtin_elementwise_fma(momentum, velocity[k], ratio);
    second_moment[k] = s;
    velocity[k] = v;
    parameter[k] = __builtin_elementwise_fma(-rate, v, parameter[k]);
  }
}

static void ck_adagrad_update(
    size_t count, float rate, float epsilon, const float *restrict gradient,
    float *restrict sum_of_squares, float *restrict parameter) {
  for (size_t k = 0; k < count; k++) {
    float g = gradient[k];
    float sum = __builtin_elementwise_fma(g, g, sum_of_squares[k]);
    sum_of_squares[k] = sum;
    parameter[k] -= rate * (g / (__builtin_elementwise_sqrt(sum) + epsilon));
  }
}
