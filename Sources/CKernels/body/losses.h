// Losses of the error alone, weighted, with their gradients; any count.
//
// Sixteen partial sums in double precision, so that the order of additions is the same on every
// instruction set. What has no weight is masked by selection: 0 times not-a-number is not a number.

typedef double ck_d16 __attribute__((ext_vector_type(16)));

typedef struct {
  ck_d16 value, weight;
} ck_loss_sums;

CK_INLINE void ck_add_losses(
    ck_error_loss loss, float parameter, const float *outputs, const float *targets,
    const float *weights, float *gradient, ck_loss_sums *sums) {
  const ck_f16 zero = ck_splat(0.0f);
  ck_f16 weight = ck_load(weights), error = ck_load(targets) - ck_load(outputs);
  ck_f16 value, slope;
  switch (loss) {
    case ck_squared_error:
      value = error * error;
      slope = error + error;
      break;
    case ck_absolute_error:
      slope = error > zero ? ck_splat(1.0f) : (error < zero ? ck_splat(-1.0f) : error);
      value = slope * error;
      break;
    case ck_huber_error:
      slope = ck_bound(error, -parameter, parameter);
      value = slope * (error - 0.5f * slope);
      break;
    case ck_pinball_error: {
      ck_f16 above = ck_splat(parameter), below = ck_splat(parameter - 1.0f);
      slope = error > zero ? above : (error < zero ? below : error);
      value = slope * error;
      break;
    }
  }
  ck_i16 counts = weight > zero;
  ck_store(gradient, counts ? -(weight * slope) : zero);
  sums->value += __builtin_convertvector(counts ? weight * value : zero, ck_d16);
  sums->weight += __builtin_convertvector(counts ? weight : zero, ck_d16);
}

CK_INLINE double ck_sum_d16(ck_d16 v) {
  double eight[8], four[4];
  for (int i = 0; i < 8; i++) eight[i] = v[i] + v[i + 8];
  for (int i = 0; i < 4; i++) four[i] = eight[i] + eight[i + 4];
  return (four[0] + four[2]) + (four[1] + four[3]);
}

CK_INLINE double ck_sum_losses(
    ck_error_loss loss, size_t count, float parameter, const float *outputs, const float *targets,
    const float *weights, float *gradient, double *weight) {
  ck_loss_sums sums = {(ck_d16)(0.0), (ck_d16)(0.0)};
  size_t k = 0;
  for (; k + CK_LANES <= count; k += CK_LANES) {
    ck_add_losses(loss, parameter, outputs + k, targets + k, weights + k, gradient + k, &sums);
  }
  if (k < count) {
    float o[CK_LANES] = {0}, t[CK_LANES] = {0}, w[CK_LANES] = {0}, g[CK_LANES];
    size_t bytes = (count - k) * sizeof(float);
    __builtin_memcpy(o, outputs + k, bytes);
    __builtin_memcpy(t, targets + k, bytes);
    __builtin_memcpy(w, weights + k, bytes);
    ck_add_losses(loss, parameter, o, t, w, g, &sums);
    __builtin_memcpy(gradient + k, g, bytes);
  }
  *weight = ck_sum_d16(sums.weight);
  return ck_sum_d16(sums.value);
}

static double ck_weigh_errors(
    size_t count, ck_error_loss loss, float parameter, const float *outputs, const float *targets,
    const float *weights, float *gradient, double *weight) {
  switch (loss) {
    case ck_squared_error:
      return ck_sum_losses(
          ck_squared_error, count, parameter, outputs, targets, weights, gradient, weight);
    case ck_absolute_error:
      return ck_sum_losses(
          ck_absolute_error, count, parameter, outputs, targets, weights, gradient, weight);
    case ck_huber_error:
      return ck_sum_losses(
          ck_huber_error, count, parameter, outputs, targets, weights, gradient, weight);
    case ck_pinball_error:
      return ck_sum_losses(
          ck_pinball_error, count, parameter, outputs, targets, weights, gradient, weight);
  }
}
