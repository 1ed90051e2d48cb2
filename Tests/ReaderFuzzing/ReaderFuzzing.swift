import SeriesData

#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// One input of libFuzzer, for the reader that `HINDSIGHT_FUZZ` names; whatever it holds is read or refused.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = unsafe Array(UnsafeBufferPointer(start: start, count: count))
  switch unsafe String(cString: getenv("HINDSIGHT_FUZZ")) {
  case "number": readNumber(input)
  case "time": readTime(input)
  case "tsf": readFile(Array("@relation x\n".utf8) + input)
  default: readFile(input)
  }
  return 0
}

/// A number is what `strtod` says, or none.
private func readNumber(_ input: [UInt8]) {
  guard let value = DecimalNumber.parse(input.span) else { return }
  let text = String(decoding: input, as: UTF8.self)
  let expected = unsafe strtod(text, nil)
  precondition(value.bitPattern == expected.bitPattern, "\(text) is read as \(value)")
}

/// A time in some style can be read in that style, and written.
private func readTime(_ input: [UInt8]) {
  guard let written = try? TimeStyle.detect(input.span) else { return }
  _ = written.style.format(.instant(seconds: written.number))
  // In a pattern that was found, the order of day and month may be open.
  if case .pattern = written.style { return }
  precondition((try? written.style.parse(input.span)) != nil, "read once, and not again")
}

/// Rows are read alike in one go and field by field, and each refusal says where, in one line.
///
/// The first byte chooses how faults and gaps are taken, and whether several threads read: they begin where a file has
/// sixteen more buffers of rows.
private func readFile(_ input: [UInt8]) {
  let choice = input.first ?? 0
  let path = "/dev/shm/hindsight-fuzz-\(getpid())"
  let file = unsafe fopen(path, "w")
  unsafe input.withUnsafeBytes { bytes in
    precondition(unsafe fwrite(bytes.baseAddress, 1, bytes.count, file) == bytes.count)
  }
  precondition(unsafe fclose(file) == 0)
  var options = CSVReader.Options(
    onError: choice & 1 == 0 ? .stop : .skip,
    regularity: Regularity(
      fill: choice & 2 == 0 ? .error : .mask, duplicates: choice & 4 == 0 ? nil : .mean,
      sorts: choice & 8 != 0))
  options.threads = 3
  let outcomes = [false, true].map { looksClosely in
    Result { () throws(ReadError) in
      try CSVReader.read(
        path: path, options: options, bufferSize: choice & 16 == 0 ? 64 : 16, longestRecord: 4096,
        looksClosely: looksClosely)
    }
  }
  switch (outcomes[0], outcomes[1]) {
  case (.success(let one), .success(let other)): precondition(one == other)
  case (.failure(let one), .failure(let other)):
    precondition(one == other, "\(one)\n\(other)")
    precondition(!one.description.utf8.contains { $0 < 32 }, one.description)
  default: preconditionFailure("\(outcomes)")
  }
}
