#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace oracle {

// A dense mask, one byte a pixel (0 or 1), column after column: pixel (x, y) stands at x * height + y.
struct Mask {
  int height;
  int width;
  std::vector<uint8_t> bytes;

  Mask(int height, int width) : height(height), width(width), bytes(static_cast<std::size_t>(height) * width) {}
  uint8_t& at(int x, int y) { return bytes[static_cast<std::size_t>(x) * height + y]; }
  uint8_t at(int x, int y) const { return bytes[static_cast<std::size_t>(x) * height + y]; }
  bool operator==(const Mask& other) const {
    return height == other.height && width == other.width && bytes == other.bytes;
  }
};

using Box = std::array<double, 4>;  // x, y, width, height

Mask unite(const Mask& a, const Mask& b);
Mask intersect(const Mask& a, const Mask& b);
Mask subtract(const Mask& a, const Mask& b);

uint64_t area(const Mask& mask);
Box bounds(const Mask& mask);  // of the foreground; 0, 0, 0, 0 without any

// Intersection over union, or over the area of a where b is a crowd region; 0 without intersection.
double iou(const Mask& a, const Mask& b, bool b_is_crowd);
double iou(const Box& a, const Box& b, bool b_is_crowd);

}  // namespace oracle
