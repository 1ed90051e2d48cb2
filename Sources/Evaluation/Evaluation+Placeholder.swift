// The room of Evaluation.
