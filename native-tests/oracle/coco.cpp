#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "oracle/raster.h"

namespace oracle {
namespace {

struct Point {
  int64_t u, v;
};

// Every point of an edge on the five-fold grid, in travel order, both ends included. The minor coordinate is computed from the low end of
// the major axis: two roundings, no fused multiply-add.
void walk(Point from, Point to, std::vector<Point>& points) {
  int64_t du = std::llabs(to.u - from.u), dv = std::llabs(to.v - from.v);
  bool by_u = du >= dv;
  bool flip = by_u ? from.u > to.u : from.v > to.v;
  Point low = flip ? to : from, high = flip ? from : to;
  int64_t steps = std::max(du, dv);
  double slope = steps == 0 ? 0 : by_u ? double(high.v - low.v) / double(du) : double(high.u - low.u) / double(dv);
  for (int64_t step = 0; step <= steps; step++) {
    int64_t t = flip ? steps - step : step;
    if (by_u) points.push_back({low.u + t, int64_t(double(low.v) + slope * double(t) + 0.5)});
    else points.push_back({int64_t(double(low.u) + slope * double(t) + 0.5), low.v + t});
  }
}

int64_t floor_of_fifth(int64_t value) { return value >= 0 ? value / 5 : -((-value + 4) / 5); }

}  // namespace

Counts coco(const Ring& ring, int height, int width) {
  std::vector<Point> corners, points;
  for (size_t i = 0; i < ring.size(); i += 2) corners.push_back({int64_t(5 * ring[i] + 0.5), int64_t(5 * ring[i + 1] + 0.5)});
  for (size_t i = 0; i < corners.size(); i++) walk(corners[i], corners[(i + 1) % corners.size()], points);

  // Where the outline passes the middle of a column of pixels, the column changes sides from the row below the passage on.
  int64_t pixels = int64_t(height) * width;
  std::vector<int64_t> positions = {pixels};
  for (size_t i = 1; i < points.size(); i++) {
    Point before = points[i - 1], now = points[i];
    if (before.u == now.u) continue;
    int64_t middle = now.u < before.u ? now.u : now.u - 1;
    if (middle < 0 || middle % 5 != 2 || (middle - 2) / 5 >= width) continue;
    int64_t row = std::clamp<int64_t>(floor_of_fifth(std::min(now.v, before.v) + 2), 0, height);
    positions.push_back((middle - 2) / 5 * height + row);
  }
  std::sort(positions.begin(), positions.end());

  std::vector<int64_t> runs;
  for (size_t i = 0; i < positions.size(); i++) runs.push_back(positions[i] - (i == 0 ? 0 : positions[i - 1]));
  Counts counts = {static_cast<uint32_t>(runs[0])};
  for (size_t i = 1; i < runs.size(); i++) {
    if (runs[i] > 0) counts.push_back(static_cast<uint32_t>(runs[i]));
    else if (++i < runs.size()) counts.back() += static_cast<uint32_t>(runs[i]);  // two passages at one place cancel
  }
  return counts;
}

}  // namespace oracle
