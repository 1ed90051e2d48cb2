import SeriesData
import Testing

@Suite("Window shape")
struct WindowShapeTests {
  @Test(
    "sizes below 1 are refused by name",
    arguments: [
      (0, 1, "The context length must be at least 1, but is 0."),
      (1, -2, "The horizon must be at least 1, but is -2."),
    ])
  func refusesSizes(contextLength: Int, horizon: Int, message: String) {
    let error = #expect(throws: SeriesError.self) {
      try WindowShape(contextLength: contextLength, horizon: horizon)
    }
    #expect(error?.description == message)
  }
}
