import NumericCore
import RecurrentNets
import Testing

@Suite("BPTT equals central differences")
struct GradientTests {
  @Test("for every cell, depth, readout and loss", arguments: GradientCase.all)
  func everyCombination(test: GradientCase) throws { try check(test) }

  @Test(
    "for one step, and across the blocks of steps in which gradients are summed",
    arguments: [1, 2, 16, 17, 33].flatMap { steps in
      GradientCase.eachCell { $0.steps = steps }
    })
  func stepCounts(test: GradientCase) throws { try check(test) }

  @Test(
    "for batches that fill no vector, one vector, and more than one",
    arguments: [1, 7, 16, 19].flatMap { batch in
      GradientCase.eachCell {
        $0.batch = batch
        $0.steps = 3
        $0.layers = 2
      }
    })
  func batchSizes(test: GradientCase) throws { try check(test) }

  @Test(
    "where targets without weight are not a number",
    arguments: LossKind.allCases.flatMap { loss in
      GradientCase.eachCell {
        $0.loss = .standard(loss)
        $0.layers = 2
        $0.masksTargets = true
      }
    })
  func maskedTargets(test: GradientCase) throws { try check(test) }

  @Test(
    "with dropout between layers, for one draw",
    arguments: [2, 3].flatMap { layers in
      GradientCase.eachCell {
        $0.layers = layers
        $0.dropout = 0.4
        $0.batch = 5
      }
    })
  func droppedFeatures(test: GradientCase) throws { try check(test) }

  @Test(
    "with recurrent dropout, for one draw",
    arguments: [0, 0.4].flatMap { dropout in
      GradientCase.eachCell {
        $0.layers = 2
        $0.dropout = dropout
        $0.recurrentDropout = 0.4
        $0.batch = 5
      }
    })
  func droppedStates(test: GradientCase) throws { try check(test) }

  @Test(
    "where the readout reads the inputs too",
    arguments: GradientCase.Readouts.allCases.flatMap { readouts in
      [4, 17].flatMap { steps in
        GradientCase.eachCell {
          $0.readsInput = true
          $0.readouts = readouts
          $0.steps = steps
        }
      }
    })
  func readInputs(test: GradientCase) throws { try check(test) }

  @Test(
    "where what a layer reads is added to its states",
    arguments: [2, 3].flatMap { layers in
      [0, 0.4].flatMap { dropout in
        GradientCase.eachCell {
          $0.layers = layers
          $0.residual = true
          $0.dropout = dropout
          $0.readsInput = dropout > 0
        }
      }
    })
  func residualLayers(test: GradientCase) throws { try check(test) }

  @Test(
    "where layers are dilated, within and across the blocks of steps, and beyond the sequence",
    arguments: [(4, [1, 2]), (19, [3, 1, 4]), (2, [5])].flatMap { steps, dilations in
      [false, true].flatMap { residual in
        GradientCase.eachCell {
          $0.steps = steps
          $0.layers = dilations.count
          $0.dilations = dilations
          $0.residual = residual
          $0.recurrentDropout = residual ? 0.3 : 0
        }
      }
    })
  func dilatedLayers(test: GradientCase) throws { try check(test) }

  @Test(
    "where inputs are embedded, within and across the blocks of steps",
    arguments: [4, 17].flatMap { steps in
      GradientCase.eachCell {
        $0.steps = steps
        $0.embedsInput = true
        $0.readsInput = steps > 4
        $0.layers = 2
        $0.seed = 3
      }
    })
  func embeddedInputs(test: GradientCase) throws { try check(test) }

  @Test(
    "where steps go on side by side from one state, with everything that may be dropped",
    arguments: [(6, 4), (20, 15), (3, 1)].flatMap { steps, branch in
      [0, 0.4].flatMap { dropout in
        GradientCase.eachCell {
          $0.steps = steps
          $0.branchStep = branch
          $0.embedsInput = true
          $0.layers = 2
          $0.readouts = steps == 6 ? .some : .every
          $0.dropout = dropout
          // Rectifiers that lose some of their states grow the others, until differences drown in rounding.
          $0.recurrentDropout = steps == 20 ? 0 : dropout
          $0.readoutDropout = steps == 20 ? 0 : dropout
        }
      }
    })
  func branches(test: GradientCase) throws { try check(test) }

  @Test(
    "with dropout before the readout, for one draw",
    arguments: GradientCase.Readouts.allCases.flatMap { readouts in
      GradientCase.eachCell {
        $0.readouts = readouts
        $0.readoutDropout = 0.4
        $0.steps = 17
      }
    })
  func droppedReadouts(test: GradientCase) throws { try check(test) }

  @Test(
    "for sizes of one",
    arguments: GradientCase.eachCell {
      $0.inputSize = 1
      $0.hiddenSize = 1
      $0.outputSize = 1
      $0.steps = 3
      $0.seed = 5
    })
  func smallestSizes(test: GradientCase) throws { try check(test) }

  private func check(_ test: GradientCase) throws {
    let probe = try GradientProbe(test)
    #expect(probe.staysOffKinks, "choose another seed")
    #expect(probe.gradientNorm > 0.1, "a gradient of nothing proves nothing")
    #expect(probe.relativeError < 1e-7)
    #expect(probe.leakIntoUnusedLanes == 0)
  }
}
