#include <array>
#include <cmath>

#include "oracle/raster.h"

namespace oracle {
namespace {

// The sign of the exact sum of doubles: the sum is kept as doubles that do not overlap, so the last one that is not 0 decides.
int sign_of_sum(const std::array<double, 12>& terms) {
  std::array<double, 12> partials;
  int count = 0;
  for (double term : terms) {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      double sum = term + partials[i];
      double from_partial = sum - term;
      double lost = (term - (sum - from_partial)) + (partials[i] - from_partial);
      if (lost != 0) partials[kept++] = lost;
      term = sum;
    }
    partials[kept++] = term;
    count = kept;
  }
  double largest = partials[count - 1];
  return (largest > 0) - (largest < 0);
}

// Whether the edge from (x1, y1) up to (x2, y2), y1 < y2, crosses the line y left of x: (y - y1)(x2 - x1) < (x - x1)(y2 - y1).
bool crosses_left_of(double x1, double y1, double x2, double y2, double x, double y) {
  const double factors[6][2] = {{y, x2}, {-y, x1}, {-y1, x2}, {-x, y2}, {x, y1}, {x1, y2}};
  std::array<double, 12> terms;
  for (int i = 0; i < 6; i++) {  // every product exactly, as two doubles
    terms[2 * i] = factors[i][0] * factors[i][1];
    terms[2 * i + 1] = std::fma(factors[i][0], factors[i][1], -terms[2 * i]);
  }
  return sign_of_sum(terms) < 0;
}

int winding_of_edge(double x1, double y1, double x2, double y2, double x, double y) {
  if (y1 <= y && y < y2) return crosses_left_of(x1, y1, x2, y2, x, y) ? 1 : 0;
  if (y2 <= y && y < y1) return crosses_left_of(x2, y2, x1, y1, x, y) ? -1 : 0;
  return 0;
}

}  // namespace

Mask exact(const std::vector<Ring>& rings, int height, int width, Winding rule) {
  Mask mask(height, width);
  for (int column = 0; column < width; column++) {
    for (int row = 0; row < height; row++) {
      int winding = 0, crossings = 0;
      for (const Ring& ring : rings) {
        for (size_t i = 0; i < ring.size(); i += 2) {
          size_t j = (i + 2) % ring.size();
          int turn = winding_of_edge(ring[i], ring[i + 1], ring[j], ring[j + 1], column + 0.5, row + 0.5);
          winding += turn;
          crossings += turn != 0;
        }
      }
      mask.at(column, row) = rule == Winding::NonZero ? winding != 0 : crossings % 2 != 0;
    }
  }
  return mask;
}

}  // namespace oracle
