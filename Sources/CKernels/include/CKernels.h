// Single-precision kernels of Hindsight, one table of functions per instruction set.
//
// Conventions of every kernel:
// - sizes come first; a matrix is row-major and contiguous;
// - the last dimension of an activation is the lane (one window of the batch); `lanes` is a multiple
//   of CK_LANES, and lane vectors are 64-byte aligned; parameters need no alignment;
// - outputs do not overlap inputs unless the comment says "in place";
// - no allocation, no input or output, no mutable global, no thread;
// - all instruction sets give the same bits: sixteen virtual lanes, fused multiply-add everywhere, and
//   sums in one order.
#pragma once

#include <stddef.h>
#include <stdint.h>

#define CK_LANES 16

typedef enum {
  ck_portable = 0,
  ck_avx2 = 1,
  ck_avx512 = 2,
  ck_neon = 3,
} ck_instruction_set;

// Losses of the error e = target - output alone: e^2; |e|; Huber's, e^2/2 up to |e| = parameter and linear beyond;
// the pinball loss, parameter * e above 0 and (parameter - 1) * e below.
typedef enum {
  ck_squared_error = 0,
  ck_absolute_error = 1,
  ck_huber_error = 2,
  ck_pinball_error = 3,
} ck_error_loss;

// A term of a sum of products: bias[rows] + a[rows, depth] · x[depth, lanes]. Row i of a begins at
// a + i * stride. bias may be NULL (zero); a term of depth 0 is its bias.
typedef struct {
  size_t depth, stride;
  const float *a, *x, *bias;
} ck_term;

// A random word for each element of a matrix [feature, lane]: word lane % 4 of Philox4x32-10 at the counter (first,
// second, feature << 16 | first_group + lane / 4, purpose).
typedef struct {
  uint32_t first_key, second_key, first, second, purpose, first_group;
} ck_draws;

typedef struct {
  // y[rows, lanes] = (accumulate ? y : 0) + the sum over both terms of bias[rows] + a · x.
  void (*multiply)(
      size_t rows, size_t lanes, ck_term first, ck_term second, int accumulate, float *y);

  // b[columns, rows] = a[rows, columns], transposed. Row i of b begins at b + i * b_stride.
  void (*transpose)(size_t rows, size_t columns, const float *a, float *b, size_t b_stride);

  // c[i * c_stride + j] += sum over steps t and lanes l of a[t, i, l] * b[t, j, l], and, unless sums is NULL,
  // sums[i] += sum over steps and lanes of a[t, i, l].
  // Step t of a begins at a + t * a_step, of b at b + t * b_step (in elements).
  void (*accumulate_outer)(
      size_t rows, size_t columns, size_t steps, size_t lanes, const float *a, size_t a_step,
      const float *b, size_t b_step, float *c, size_t c_stride, float *sums);

  // h = tanh(a), and gradient_a = gradient_h * (1 - h^2); count is a multiple of CK_LANES.
  void (*tanh_forward)(size_t count, const float *a, float *h);
  void (*tanh_backward)(size_t count, const float *h, const float *gradient_h, float *gradient_a);

  // h = max(a, 0), and gradient_a = gradient_h where h > 0, else 0.
  void (*relu_forward)(size_t count, const float *a, float *h);
  void (*relu_backward)(size_t count, const float *h, const float *gradient_h, float *gradient_a);

  // LSTM over count = hidden * lanes. gates holds five blocks of count: pre-activations of i, f, g, o
  // become their activations in place, the fifth block becomes tanh(c).
  void (*lstm_forward)(
      size_t count, float *gates, const float *previous_c, float *c, float *h);
  // gradient_c in: dL/dc_t from step t + 1; out: dL/dc_(t-1). gradient_gates: i, f, g, o.
  void (*lstm_backward)(
      size_t count, const float *gates, const float *previous_c, const float *gradient_h,
      float *gradient_c, float *gradient_gates);

  // GRU over count = hidden * lanes. gates holds four blocks of count: pre-activations of r and z, the
  // recurrent part of n and the input part of n; the first two become r and z, the last becomes n.
  void (*gru_forward)(size_t count, float *gates, const float *previous_h, float *h);
  // gradient_h in: dL/dh_t; out: the part of dL/dh_(t-1) that bypasses the gates, dL/dh_t * z.
  // gradient_gates: r, z, recurrent part of n, input part of n.
  void (*gru_backward)(
      size_t count, const float *gates, const float *previous_h, float *gradient_h,
      float *gradient_gates);

  // y[feature, lane] = x[feature, lane] * factor, or 0 where the first 24 bits of the element's word are less than
  // probability * 2^24; in place, too.
  void (*drop)(
      size_t features, size_t lanes, ck_draws draws, float probability, float factor,
      const float *x, float *y);

  // y += x.
  void (*add)(size_t count, const float *x, float *y);
  // y += factor * x.
  void (*add_scaled)(size_t count, float factor, const float *x, float *y);
  // y *= factor.
  void (*scale)(size_t count, float factor, float *y);
  // The sum of x[i]^2, in double.
  double (*sum_of_squares)(size_t count, const float *x);
  // y[i] = min(max(y[i], -limit), limit); NaN stays NaN.
  void (*clamp)(size_t count, float limit, float *y);

  // velocity = momentum * velocity + gradient; parameter -= rate * (nesterov ? gradient + momentum *
  // velocity : velocity).
  void (*sgd_update)(
      size_t count, float rate, float momentum, int nesterov, const float *gradient,
      float *velocity, float *parameter);
  // m = beta1 * m + (1 - beta1) * g; v = beta2 * v + (1 - beta2) * g^2;
  // parameter -= step_size * m / (sqrt(v) * inverse_root_correction + epsilon).
  void (*adam_update)(
      size_t count, float step_size, float beta1, float beta2, float inverse_root_correction,
      float epsilon, const float *gradient, float *first_moment, float *second_moment,
      float *parameter);
  // s = decay * s + (1 - decay) * g^2; velocity = momentum * velocity + g / (sqrt(s) + epsilon);
  // parameter -= rate * velocity.
  void (*rmsprop_update)(
      size_t count, float rate, float decay, float momentum, float epsilon, const float *gradient,
      float *second_moment, float *velocity, float *parameter);
  // sum += g^2; parameter -= rate * g / (sqrt(sum) + epsilon).
  void (*adagrad_update)(
      size_t count, float rate, float epsilon, const float *gradient, float *sum_of_squares,
      float *parameter);

  // The sum of weight * loss over elements of weight > 0, and the sum of those weights; writes the
  // gradient with respect to the outputs, 0 where there is no weight.
  double (*weigh_errors)(
      size_t count, ck_error_loss loss, float parameter, const float *outputs,
      const float *targets, const float *weights, float *gradient, double *weight);
} ck_kernels;

// The kernels of an instruction set, or NULL where the build or the processor lacks it.
const ck_kernels *ck_kernels_for(ck_instruction_set set);

// The name as HINDSIGHT_INSTRUCTION_SET spells it.
const char *ck_name(ck_instruction_set set);
