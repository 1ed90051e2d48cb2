#include "CGnuplot.h"

#include <gnuplot-iostream.h>

#include <array>
#include <cctype>
#include <cerrno>
#include <charconv>
#include <cmath>
#include <cstring>
#include <exception>
#include <memory>
#include <new>
#include <string>
#include <vector>

namespace {

// A number as a script shows it: whole numbers without exponent (gnuplot reads times so), others
// with the fewest digits that read back as the same double.
struct Number {
  double value;
};

std::ostream &operator<<(std::ostream &stream, const Number &number) {
  constexpr double exactIntegers = 9007199254740992.0;  // 2^53
  std::array<char, 40> digits;
  const double value = number.value;
  const bool isWhole = std::fabs(value) <= exactIntegers && value == std::trunc(value);
  const auto result =
      isWhole ? std::to_chars(digits.data(), digits.data() + digits.size(),
                              static_cast<long long>(value))
              : std::to_chars(digits.data(), digits.data() + digits.size(), value);
  return stream.write(digits.data(), result.ptr - digits.data());
}

bool isIdentifier(const char *name) {
  if (name == nullptr || !(std::isalpha(static_cast<unsigned char>(*name)))) return false;
  for (const char *letter = name; *letter != '\0'; ++letter) {
    if (!std::isalnum(static_cast<unsigned char>(*letter)) && *letter != '_') return false;
  }
  return true;
}

}  // namespace

template <>
struct gnuplotio::TextSender<Number> {
  static void send(std::ostream &stream, const Number &number) {
    if (std::isnan(number.value)) {
      stream << "nan";
    } else {
      stream << number;
    }
  }
};

struct cg_script {
  std::unique_ptr<gnuplotio::Gnuplot> stream;
  cg_status status = CG_OK;
  std::string message;
  int number = 0;

  // Runs `action`, and keeps the first failure.
  template <typename Action>
  cg_status attempt(cg_status failure, Action action) noexcept {
    if (status != CG_OK) return status;
    try {
      errno = 0;
      action();
      if (stream && !stream->good()) return fail(failure, "the stream refused the bytes");
    } catch (const std::bad_alloc &) {
      return fail(CG_NO_MEMORY, "memory ran out");
    } catch (const std::exception &error) {
      number = errno;
      // A full device may take a part of the bytes, which sets no error number.
      if (number == 0 && failure == CG_CANNOT_WRITE) number = ENOSPC;
      return fail(failure, number != 0 ? std::strerror(number) : error.what());
    } catch (...) {
      return fail(failure, "an unknown error");
    }
    return CG_OK;
  }

  cg_status fail(cg_status failure, const char *reason) noexcept {
    status = failure;
    try {
      message = reason;
    } catch (...) {
      message.clear();
    }
    return status;
  }
};

cg_status cg_open(const char *path, cg_script **script) {
  *script = new (std::nothrow) cg_script;
  if (*script == nullptr) return CG_NO_MEMORY;
  if (path == nullptr || *path == '\0') return (*script)->fail(CG_INVALID, "the path is empty");
  return (*script)->attempt(CG_CANNOT_OPEN, [&] {
    // Behind '>' the library hands the rest to fopen as it is; anything else would be a command.
    (*script)->stream = std::make_unique<gnuplotio::Gnuplot>(std::string(">") + path);
    (*script)->stream->exceptions(std::ios::badbit | std::ios::failbit);
  });
}

cg_status cg_text(cg_script *script, const char *bytes, size_t count) {
  return script->attempt(CG_CANNOT_WRITE, [&] {
    script->stream->write(bytes, static_cast<std::streamsize>(count));
  });
}

cg_status cg_datablock(cg_script *script, const char *name, size_t rows, size_t columns,
                       const double *values) {
  if (script->status != CG_OK) return script->status;
  if (!isIdentifier(name)) return script->fail(CG_INVALID, "the datablock's name is no identifier");
  if (rows == 0 || columns == 0 || values == nullptr) {
    return script->fail(CG_INVALID, "the datablock is empty");
  }
  return script->attempt(CG_CANNOT_WRITE, [&] {
    std::vector<std::vector<Number>> table(rows, std::vector<Number>(columns));
    for (size_t row = 0; row < rows; ++row) {
      for (size_t column = 0; column < columns; ++column) {
        table[row][column].value = values[row * columns + column];
      }
    }
    // send1d ends the data with a line `e`, which is the terminator of the datablock.
    *script->stream << '$' << name << " << e\n";
    script->stream->send1d(table);
  });
}

cg_status cg_flush(cg_script *script) {
  return script->attempt(CG_CANNOT_WRITE, [&] { script->stream->flush(); });
}

int cg_error_number(const cg_script *script) { return script->number; }

const char *cg_message(const cg_script *script) { return script->message.c_str(); }

void cg_close(cg_script *script) {
  if (script == nullptr) return;
  // The library flushes in its destructor, which must not throw.
  if (script->stream) script->stream->exceptions(std::ios::goodbit);
  delete script;
}
