#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// One system thread, joined by its owner.
///
/// `@unchecked Sendable`: a thread's handle never changes, and only the pool's `deinit` joins it.
@safe
final class WorkerThread: @unchecked Sendable {
  private let handle: pthread_t

  private final class Body: Sendable {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  /// Starts a thread that runs `body`; `nil` if the system refuses.
  init?(_ body: @escaping @Sendable () -> Void) {
    let context = unsafe Unmanaged.passRetained(Body(body))
    #if canImport(Darwin)
      var started: pthread_t?
    #else
      var started = pthread_t()
    #endif
    let status = unsafe pthread_create(
      &started, nil,
      { pointer in
        #if canImport(Darwin)
          unsafe Unmanaged<Body>.fromOpaque(pointer).takeRetainedValue().run()
        #else
          if let pointer = unsafe pointer {
            unsafe Unmanaged<Body>.fromOpaque(pointer).takeRetainedValue().run()
          }
        #endif
        return nil
      }, context.toOpaque())
    #if canImport(Darwin)
      guard status == 0, let started = unsafe started else {
        unsafe context.release()
        return nil
      }
      unsafe handle = started
    #else
      guard status == 0 else {
        unsafe context.release()
        return nil
      }
      handle = started
    #endif
  }

  /// Waits until the body has returned.
  func join() { pthread_join(handle, nil) }
}
