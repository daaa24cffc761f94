#include "oracle/mask.h"

#include <algorithm>
#include <stdexcept>

namespace oracle {
namespace {

template <typename Combine>
Mask combine(const Mask& a, const Mask& b, Combine rule) {
  if (a.height != b.height || a.width != b.width) throw std::invalid_argument("masks of different sizes");
  Mask result(a.height, a.width);
  for (size_t i = 0; i < a.bytes.size(); i++) result.bytes[i] = rule(a.bytes[i] != 0, b.bytes[i] != 0);
  return result;
}

}  // namespace

Mask unite(const Mask& a, const Mask& b) {
  return combine(a, b, [](bool in_a, bool in_b) { return in_a || in_b; });
}

Mask intersect(const Mask& a, const Mask& b) {
  return combine(a, b, [](bool in_a, bool in_b) { return in_a && in_b; });
}

Mask subtract(const Mask& a, const Mask& b) {
  return combine(a, b, [](bool in_a, bool in_b) { return in_a && !in_b; });
}

uint64_t area(const Mask& mask) {
  return std::count_if(mask.bytes.begin(), mask.bytes.end(), [](uint8_t pixel) { return pixel != 0; });
}

Box bounds(const Mask& mask) {
  int left = mask.width, top = mask.height, right = -1, bottom = -1;
  for (int x = 0; x < mask.width; x++) {
    for (int y = 0; y < mask.height; y++) {
      if (!mask.at(x, y)) continue;
      left = std::min(left, x);
      right = std::max(right, x);
      top = std::min(top, y);
      bottom = std::max(bottom, y);
    }
  }
  if (right < 0) return {0, 0, 0, 0};
  return {double(left), double(top), double(right - left + 1), double(bottom - top + 1)};
}

double iou(const Mask& a, const Mask& b, bool b_is_crowd) {
  uint64_t common = area(intersect(a, b));
  if (common == 0) return 0;
  return double(common) / double(b_is_crowd ? area(a) : area(a) + area(b) - common);
}

double iou(const Box& a, const Box& b, bool b_is_crowd) {
  double width = std::min(a[0] + a[2], b[0] + b[2]) - std::max(a[0], b[0]);
  double height = std::min(a[1] + a[3], b[1] + b[3]) - std::max(a[1], b[1]);
  if (width <= 0 || height <= 0) return 0;
  double common = width * height;
  return common / (b_is_crowd ? a[2] * a[3] : a[2] * a[3] + b[2] * b[3] - common);
}

}  // namespace oracle
