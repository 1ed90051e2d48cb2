public import RecurrentNets

// What is found inside networks, by names under which it can be reported without importing the networks.

/// How well BPTT and central differences agree.
public typealias GradientCheck = RecurrentNets.GradientCheck
/// The norms of the gradient by layer and lag.
public typealias GradientFlow = RecurrentNets.GradientFlow
/// The verdict on a gradient's flow.
public typealias FlowFinding = RecurrentNets.FlowFinding
/// How a layer uses its gates and units.
public typealias GateUsage = RecurrentNets.GateUsage
/// The spectral radii of a layer's recurrent weights.
public typealias RecurrentRadii = RecurrentNets.RecurrentRadii
/// The study of the adding problem.
public typealias AddingStudy = RecurrentNets.AddingStudy
