#include "cases/polygons.h"

#include <algorithm>
#include <functional>

namespace {

using oracle::Ring;
using Coordinate = std::function<double(int size)>;

const double kTurn = 6.283185307179586;

double two_decimals(double value) { return std::round(value * 100) / 100; }

Ring scattered(Random& random, int vertices, const PolygonCase& image, const Coordinate& coordinate) {
  Ring ring;
  for (int i = 0; i < vertices; i++) {
    ring.push_back(coordinate(image.width));
    ring.push_back(coordinate(image.height));
    if (random.chance(0.1)) ring.insert(ring.end(), {ring[ring.size() - 2], ring[ring.size() - 1]});
  }
  return ring;
}

Ring star(Random& random, const PolygonCase& image, double scale) {
  Ring ring;
  int vertices = random.whole(3, 40);
  double x = random.real(0, image.width), y = random.real(0, image.height);
  for (int i = 0; i < vertices; i++) {
    double angle = kTurn * (i + random.real(0, 0.8)) / vertices, radius = scale * random.real(0.3, 1);
    ring.push_back(two_decimals(x + radius * std::cos(angle)));
    ring.push_back(two_decimals(y + radius * std::sin(angle)));
  }
  return ring;
}

Ring rectangle(Random& random, const PolygonCase& image, int parts) {
  double x1 = random.step(-2, image.width + 2, parts), x2 = random.step(-2, image.width + 2, parts);
  double y1 = random.step(-2, image.height + 2, parts), y2 = random.step(-2, image.height + 2, parts);
  return {x1, y1, x2, y1, x2, y2, x1, y2};
}

// A straight line walked there and back, with stops on the way.
Ring line(Random& random, const PolygonCase& image) {
  double x = random.step(-1, image.width, 2), y = random.step(-1, image.height, 2);
  int dx = random.whole(-2, 2), dy = random.whole(-2, 2);
  Ring ring;
  for (int i = random.whole(1, 5); i > 0; i--) {
    int t = random.whole(-4, 4);
    ring.insert(ring.end(), {x + dx * t, y + dy * t});
  }
  return ring;
}

void add_rings(Random& random, PolygonCase& polygon) {
  int rings = random.whole(2, 4);
  for (int i = 0; i < rings; i++) {
    double scale = random.real(2, std::max(polygon.width, polygon.height));
    polygon.rings.push_back(random.chance(0.5) ? star(random, polygon, scale) : rectangle(random, polygon, 2));
    polygon.holes.push_back(i > 0 && random.chance(0.5));
  }
}

}  // namespace

PolygonCase random_polygon(Random& random, int index) {
  static const int sizes[] = {1, 2, 3, 7, 16, 31, 40};
  PolygonCase polygon{"", sizes[random.whole(0, 6)], sizes[random.whole(0, 6)], {}, {}};
  auto scatter = [&](int vertices, const Coordinate& coordinate) { polygon.rings = {scattered(random, vertices, polygon, coordinate)}; };
  int vertices = random.whole(3, 14);
  switch (index % 12) {
    case 0: polygon.kind = "star"; polygon.rings = {star(random, polygon, random.real(1, 30))}; break;
    case 1: polygon.kind = "whole"; scatter(vertices, [&](int size) { return random.step(-3, size + 3, 1); }); break;
    case 2: polygon.kind = "half"; scatter(vertices, [&](int size) { return random.step(-3, size + 3, 2); }); break;
    case 3: polygon.kind = "tenth"; scatter(vertices, [&](int size) { return random.step(-3, size + 3, 10); }); break;
    case 4: polygon.kind = "hundredth"; scatter(vertices, [&](int size) { return random.step(-3, size + 3, 100); }); break;
    case 5: polygon.kind = "fine"; scatter(vertices, [&](int size) { return random.real(-3, size + 3); }); break;
    case 6: polygon.kind = "almost on the grid"; scatter(vertices, [&](int size) {
      return random.step(-1, size + 1, 2) + (random.chance(0.5) ? 1 : -1) * std::pow(10, random.real(-13, -2));
    }); break;
    case 7: polygon.kind = "far"; scatter(vertices, [&](int) { return two_decimals(random.real(-3000, 3000)); }); break;
    case 8: polygon.kind = "around zero"; scatter(vertices, [&](int) { return random.step(-2, 2, 20); }); break;
    case 9: polygon.kind = "rectangle"; polygon.rings = {rectangle(random, polygon, random.chance(0.5) ? 2 : 100)}; break;
    case 10: polygon.kind = "line"; polygon.rings = {line(random, polygon)}; break;
    default: polygon.kind = "rings"; add_rings(random, polygon);
  }
  polygon.holes.resize(polygon.rings.size());
  return polygon;
}
