// One table of kernels for the instruction set whose file includes this.
#include "vectors.h"

#include "product.h"

#include "sums.h"

#include "gates.h"

#include "draws.h"

#include "flat.h"

#include "losses.h"

const ck_kernels CK_TABLE = {
    .multiply = ck_multiply,
    .transpose = ck_transpose,
    .accumulate_outer = ck_accumulate_outer,
    .tanh_forward = ck_tanh_forward,
    .tanh_backward = ck_tanh_backward,
    .relu_forward = ck_relu_forward,
    .relu_backward = ck_relu_backward,
    .lstm_forward = ck_lstm_forward,
    .lstm_backward = ck_lstm_backward,
    .gru_forward = ck_gru_forward,
    .gru_backward = ck_gru_backward,
    .drop = ck_drop,
    .add = ck_add,
    .add_scaled = ck_add_scaled,
    .scale = ck_scale,
    .sum_of_squares = ck_sum_of_squares,
    .clamp = ck_clamp,
    .sgd_update = ck_sgd_update,
    .adam_update = ck_adam_update,
    .rmsprop_update = ck_rmsprop_update,
    .adagrad_update = ck_adagrad_update,
    .weigh_errors = ck_weigh_errors,
};
