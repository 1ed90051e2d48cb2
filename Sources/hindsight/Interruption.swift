import Dispatch
import HostSystem
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Ends the program in good order when it is told to stop: by Ctrl-C, `kill`, or a terminal that closes.
///
/// The first signal calls a handler, which cancels the work; then the process ends as the signal would
/// have ended it, so that shells see it (130 after Ctrl-C). It ends so at a second signal, or if the
/// work takes too long to stop; but a checkpoint that a training leaves is finished, however large it is.
final class Interruption: Sendable {
  private static let signals = [SIGINT, SIGTERM, SIGHUP]
  private let received = Mutex<Int32?>(nil)

  /// Watches for signals from now to the end of the process, except those that were ignored before, as
  /// under `nohup`.
  ///
  /// - Parameters:
  ///   - graceSeconds: how long the work may take to stop.
  ///   - cancel: called at the first signal.
  init(graceSeconds: Double = 2, cancel: @escaping @Sendable () -> Void) {
    let queue = DispatchQueue(label: "interruption")
    for number in Self.signals where Self.isIgnored(number) == false {
      #if canImport(Darwin)
        signal(number, SIG_IGN)
      #endif
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      // The source lives as long as its handler, which it holds itself.
      source.setEventHandler { [self] in
        withExtendedLifetime(source) {
          guard received.withLock({ $0.exchange(number) }) == nil else { Self.end(by: number) }
          cancel()
          Self.end(by: number, after: graceSeconds, on: queue)
        }
      }
      source.activate()
    }
  }

  /// Ends the process by the signal that came; returns if none did.
  func endIfReceived() {
    if let number = received.withLock(\.self) { Self.end(by: number) }
  }

  /// Ends the process after a time, or when what must not be lost is written.
  private static func end(
    by number: Int32, after seconds: Double, on queue: DispatchQueue, hasSaid: Bool = false
  ) {
    queue.asyncAfter(deadline: .now() + seconds) {
      guard CriticalWork.isUnderWay else { end(by: number) }
      if hasSaid == false {
        Console.tell(
          of: "The checkpoint is not whole yet. A second signal stops at once and loses it.")
      }
      // Long enough for the work to come to its end after that, and to say so.
      end(by: number, after: 0.5, on: queue, hasSaid: true)
    }
  }

  private static func end(by number: Int32) -> Never {
    signal(number, SIG_DFL)
    // Threads of a dispatch queue block signals.
    var set = sigset_t()
    unsafe sigemptyset(&set)
    unsafe sigaddset(&set, number)
    unsafe pthread_sigmask(SIG_UNBLOCK, &set, nil)
    raise(number)
    exit(128 + number)
  }

  /// Whether the process was started with the signal ignored, which the kernel lists as a mask.
  private static func isIgnored(_ number: Int32) -> Bool {
    guard let text = FileContents.text(at: "/proc/self/status"),
      let digits = HostTable.value(text, key: "SigIgn"), let mask = UInt64(digits, radix: 16)
    else { return false }
    return mask >> (UInt64(number) - 1) & 1 == 1
  }
}

extension Optional {
  /// Puts a value in, and returns what was there.
  fileprivate mutating func exchange(_ value: Wrapped) -> Wrapped? {
    defer { self = value }
    return self
  }
}
