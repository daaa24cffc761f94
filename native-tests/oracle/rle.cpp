#include "oracle/rle.h"

#include <stdexcept>

namespace oracle {

Counts encode(const Mask& mask) {
  Counts counts = {0};
  bool inside = false;
  for (uint8_t pixel : mask.bytes) {
    if ((pixel != 0) != inside) {
      counts.push_back(0);
      inside = !inside;
    }
    counts.back()++;
  }
  return counts;
}

Mask decode(const Counts& counts, int height, int width) {
  Mask mask(height, width);
  size_t pixel = 0;
  for (size_t run = 0; run < counts.size(); run++) {
    for (uint32_t i = 0; i < counts[run]; i++) mask.bytes.at(pixel++) = run % 2;
  }
  if (pixel != mask.bytes.size()) throw std::invalid_argument("the runs do not add up to the image");
  return mask;
}

std::string to_text(const Counts& counts) {
  std::string text;
  for (size_t i = 0; i < counts.size(); i++) {
    int64_t rest = counts[i];
    if (i > 2) rest -= counts[i - 2];
    bool more = true;
    while (more) {
      int group = rest & 31;
      rest >>= 5;
      bool negative = (group & 16) != 0;  // the sign that a reader extends from the last group
      more = !(negative ? rest == -1 : rest == 0);
      text.push_back(static_cast<char>(48 + group + (more ? 32 : 0)));
    }
  }
  return text;
}

Counts from_text(const std::string& text) {
  Counts counts;
  size_t at = 0;
  while (at < text.size()) {
    int64_t value = 0;
    int shift = 0;
    bool more = true;
    while (more) {
      int code = text.at(at++) - 48;
      value |= static_cast<int64_t>(code & 31) << shift;
      shift += 5;
      more = (code & 32) != 0;
      if (!more && (code & 16) != 0) value -= int64_t{1} << shift;
    }
    if (counts.size() > 2) value += counts[counts.size() - 2];
    counts.push_back(static_cast<uint32_t>(value));
  }
  return counts;
}

}  // namespace oracle
