// Fused gates: the element-wise half of a recurrent step, forward and back.
//
// Index of unit u, lane l in a block: u * lanes + l; `count` is hidden * lanes throughout.

static void ck_tanh_forward(size_t count, const float *a, float *h) {
  for (size_t i = 0; i < count; i += CK_LANES) ck_store(h + i, ck_tanh(ck_load(a + i)));
}

static void ck_tanh_backward(
    size_t count, const float *h, const float *gradient_h, float *gradient_a) {
  for (size_t i = 0; i < count; i += CK_LANES) {
    ck_f16 y = ck_load(h + i);
    ck_store(gradient_a + i, ck_load(gradient_h + i) * ck_fma(-y, y, ck_splat(1.0f)));
  }
}

// NaN is kept, so that a broken network is noticed and not silenced.
static void ck_relu_forward(size_t count, const float *a, float *h) {
  for (size_t i = 0; i < count; i += CK_LANES) {
    ck_f16 x = ck_load(a + i);
    ck_store(h + i, x < 0.0f ? ck_splat(0.0f) : x);
  }
}

static void ck_relu_backward(
    size_t count, const float *h, const float *gradient_h, float *gradient_a) {
  for (size_t i = 0; i < count; i += CK_LANES) {
    ck_f16 gradient = ck_load(gradient_h + i);
    ck_store(gradient_a + i, ck_load(h + i) > 0.0f ? gradient : ck_splat(0.0f));
  }
}

// Activations are taken block by block, not unit by unit: several independent ones are then in flight,
// which hides the latency of their polynomials and divisions.
CK_INLINE void ck_sigmoid_block(size_t count, float *a) {
  for (size_t k = 0; k < count; k += CK_LANES) ck_store(a + k, ck_sigmoid(ck_load(a + k)));
}

static void ck_lstm_forward(
    size_t count, float *gates, const float *previous_c, float *c, float *h) {
  float *i_gate = gates, *f_gate = gates + count, *g_gate = gates + 2 * count;
  float *o_gate = gates + 3 * count, *tanh_c = gates + 4 * count;
  ck_sigmoid_block(2 * count, i_gate);
  ck_sigmoid_block(count, o_gate);
  for (size_t k = 0; k < count; k += CK_LANES) {
    ck_f16 g = ck_tanh(ck_load(g_gate + k));
    ck_store(g_gate + k, g);
    ck_store(c + k, ck_fma(ck_load(f_gate + k), ck_load(previous_c + k), ck_load(i_gate + k) * g));
  }
  for (size_t k = 0; k < count; k += CK_LANES) {
    ck_f16 squashed = ck_tanh(ck_load(c + k));
    ck_store(tanh_c + k, squashed);
    ck_store(h + k, ck_load(o_gate + k) * squashed);
  }
}

static void ck_lstm_backward(
    size_t count, const float *gates, const float *previous_c, const float *gradient_h,
    float *gradient_c, float *gradient_gates) {
  const ck_f16 one = ck_splat(1.0f);
  for (size_t k = 0; k < count; k += CK_LANES) {
    ck_f16 i = ck_load(gates + k), f = ck_load(gates + count + k);
    ck_f16 g = ck_load(gates + 2 * count + k), o = ck_load(gates + 3 * count + k);
    ck_f16 squashed = ck_load(gates + 4 * count + k), dh = ck_load(gradient_h + k);
    ck_f16 dc = ck_fma(dh * o, ck_fma(-squashed, squashed, one), ck_load(gradient_c + k));
    ck_store(gradient_gates + k, dc * g * (i * (one - i)));
    ck_store(gradient_gates + count + k, dc * ck_load(previous_c + k) * (f * (one - f)));
    ck_store(gradient_gates + 2 * count + k, dc * i * ck_fma(-g, g, one));
    ck_store(gradient_gates + 3 * count + k, dh * squashed * (o * (one - o)));
    ck_store(gradient_c + k, dc * f);
  }
}

static void ck_gru_forward(size_t count, float *gates, const float *previous_h, float *h) {
  ck_sigmoid_block(2 * count, gates);
  for (size_t k = 0; k < count; k += CK_LANES) {
    ck_f16 r = ck_load(gates + k);
    ck_f16 z = ck_load(gates + count + k);
    ck_f16 recurrent = ck_load(gates + 2 * count + k);
    ck_f16 n = ck_tanh(ck_fma(r, recurrent, ck_load(gates + 3 * count + k)));
    ck_store(gates + 3 * count + k, n);
    ck_store(h + k, ck_fma(z, ck_load(previous_h + k) - n, n));
  }
}

static void ck_gru_backward(
    size_t count, const float *gates, const float *previous_h, float *gradient_h,
    float *gradient_gates) {
  const ck_f16 one = ck_splat(1.0f);
  for (size_t k = 0; k < count; k += CK_LANES) {
    ck_f16 r = ck_load(gates + k), z = ck_load(gates + count + k);
    ck_f16 recurrent = ck_load(gates + 2 * count + k), n = ck_load(gates + 3 * count + k);
    ck_f16 dh = ck_load(gradient_h + k);
    ck_f16 dn = dh * (one - z) * ck_fma(-n, n, one);
    ck_f16 dz = dh * (ck_load(previous_h + k) - n) * (z * (one - z));
    ck_store(gradient_gates + k, dn * recurrent * (r * (one - r)));
    ck_store(gradient_gates + count + k, dz);
    ck_store(gradient_gates + 2 * count + k, dn * r);
    ck_store(gradient_gates + 3 * count + k, dn);
    ck_store(gradient_h + k, dh * z);
  }
}
