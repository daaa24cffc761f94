#include <algorithm>
#include <cmath>

#include "oracle/raster.h"

namespace oracle {
namespace {

double shoelace(const Ring& ring) {
  double sum = 0;
  size_t n = ring.size();
  for (size_t i = 0; i < n; i += 2) sum += ring[i] * (ring[(i + 2) % n + 1] - ring[(i + n - 2) % n + 1]);
  return sum;
}

// Clockwise with y read upward: judged at the lowest, then rightmost vertex; by the shoelace sum where that corner cannot tell.
bool is_clockwise(const Ring& ring) {
  size_t n = ring.size(), lowest = 0;
  bool repeated = false;
  for (size_t i = 2; i < n; i += 2) {
    bool level = ring[i + 1] == ring[lowest + 1];
    if (ring[i + 1] < ring[lowest + 1] || (level && ring[i] > ring[lowest])) {
      lowest = i;
      repeated = false;
    } else if (level && ring[i] == ring[lowest]) {
      repeated = true;
    }
  }
  size_t before = (lowest + n - 2) % n, after = (lowest + 2) % n;
  double dx0 = ring[before] - ring[lowest], dy0 = ring[before + 1] - ring[lowest + 1];
  double dx1 = ring[after] - ring[lowest], dy1 = ring[after + 1] - ring[lowest + 1];
  const double near = 1e-5;
  bool flat = (std::fabs(dx0) < near && std::fabs(dy0) < near) || (std::fabs(dx1) < near && std::fabs(dy1) < near);
  double cross = dx1 * dy0 - dx0 * dy1;
  if (repeated || flat || cross == 0) return shoelace(ring) < 0;
  return cross < 0;
}

void fill(Mask& mask, int row, double from, double to) {
  for (int column = 0; column < mask.width; column++)
    if (column >= std::floor(from + 0.5) && column < std::floor(to + 0.5)) mask.at(column, row) = 1;
}

void fill_row(Mask& mask, const std::vector<Ring>& rings, int row) {
  double y = row + 0.5;
  std::vector<double> crossings;
  for (const Ring& ring : rings) {
    bool clockwise = is_clockwise(ring);
    for (size_t i = 0; i < ring.size(); i += 2) {
      size_t j = (i + 2) % ring.size();
      double x1 = ring[i], y1 = ring[i + 1], x2 = ring[j], y2 = ring[j + 1];
      if (y1 == y && y2 == y && (clockwise ? x1 > x2 : x1 < x2)) fill(mask, row, std::min(x1, x2), std::max(x1, x2));
      if (y1 > y2) {
        std::swap(x1, x2);
        std::swap(y1, y2);
      }
      if (y1 <= y && y < y2) crossings.push_back((y - y1) * (x2 - x1) / (y2 - y1) + x1);
    }
  }
  std::sort(crossings.begin(), crossings.end());
  for (size_t i = 0; i + 1 < crossings.size(); i += 2) fill(mask, row, crossings[i], crossings[i + 1]);
}

}  // namespace

Mask gdal(const std::vector<Ring>& rings, int height, int width) {
  Mask mask(height, width);
  for (int row = 0; row < height; row++) fill_row(mask, rings, row);
  return mask;
}

}  // namespace oracle
