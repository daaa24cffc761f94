// write_cases FOLDER [SEED]: seeded inputs with the oracle's answers, one JSON object a line:
//   polygons.jsonl  height, width, rings, holes; masks as counts: coco and union (parts united, each less its holes), even_odd, non_zero
//   masks.jsonl     height, width, counts, text, bits (column after column), area, box
//   pairs.jsonl     height, width, a, b, union, intersection, difference, iou, iou_crowd
//   boxes.jsonl     a, b, iou, iou_crowd
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <iostream>

#include "cases/polygons.h"

using oracle::Mask;
using oracle::Ring;

namespace {

const int kPolygons = 2400;
const int kMasks = 400;
const int kPairs = 400;
const int kBoxes = 1000;

std::string to_json(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.17g", value);
  return text;
}

template <typename Numbers>
std::string list(const Numbers& numbers) {
  std::string text = "[";
  for (auto number : numbers) text += (text.size() > 1 ? "," : "") + to_json(number);
  return text + "]";
}

std::string counts(const Mask& mask) { return list(oracle::encode(mask)); }

std::string quoted(const std::string& text) {
  std::string result = "\"";
  for (char c : text) result += c == '\\' ? std::string("\\\\") : std::string(1, c);
  return result + "\"";
}

std::string size_of(int height, int width) {
  return "{\"height\":" + std::to_string(height) + ",\"width\":" + std::to_string(width);
}

// Parts united, each less the holes that follow it; every ring is drawn alone.
Mask united(const PolygonCase& polygon, const std::function<Mask(const Ring&)>& draw) {
  Mask all(polygon.height, polygon.width);
  for (std::size_t i = 0; i < polygon.rings.size();) {
    Mask part = draw(polygon.rings[i]);
    for (i++; i < polygon.rings.size() && polygon.holes[i]; i++) part = oracle::subtract(part, draw(polygon.rings[i]));
    all = oracle::unite(all, part);
  }
  return all;
}

void write_polygons(Random& random, std::ostream& out) {
  for (int i = 0; i < kPolygons; i++) {
    PolygonCase polygon = random_polygon(random, i);
    int height = polygon.height, width = polygon.width;
    std::string rings;
    for (const Ring& ring : polygon.rings) rings += (rings.empty() ? "" : ",") + list(ring);
    out << size_of(height, width) << ",\"kind\":" << quoted(polygon.kind) << ",\"rings\":[" << rings << "],\"holes\":" << list(polygon.holes)
        << ",\"coco\":" << counts(united(polygon, [&](const Ring& ring) { return oracle::decode(oracle::coco(ring, height, width), height, width); }))
        << ",\"non_zero\":" << counts(oracle::exact(polygon.rings, height, width, oracle::Winding::NonZero));
    // GDAL takes no ring of fewer than 3 points.
    bool whole = std::all_of(polygon.rings.begin(), polygon.rings.end(), [](const Ring& ring) { return ring.size() >= 6; });
    if (whole) {
      out << ",\"even_odd\":" << counts(oracle::gdal(polygon.rings, height, width))
          << ",\"union\":" << counts(united(polygon, [&](const Ring& ring) { return oracle::gdal({ring}, height, width); }));
    }
    out << "}\n";
  }
}

// Blobs, noise, stripes, nothing, everything.
Mask random_mask(Random& random, int height, int width) {
  Mask mask(height, width);
  if (random.chance(0.5)) {
    double x = random.real(0, width), y = random.real(0, height), a = random.real(0.5, width), b = random.real(0.5, height);
    for (int column = 0; column < width; column++)
      for (int row = 0; row < height; row++)
        mask.at(column, row) = std::pow((column + 0.5 - x) / a, 2) + std::pow((row + 0.5 - y) / b, 2) < 1;
    return mask;
  }
  double share = random.chance(0.2) ? random.whole(0, 1) : random.real(0, 1);
  for (auto& pixel : mask.bytes) pixel = random.chance(share);
  return mask;
}

int random_size(Random& random) { return random.chance(0.1) ? random.whole(100, 300) : random.whole(1, 70); }

void write_masks(Random& random, std::ostream& out) {
  for (int i = 0; i < kMasks; i++) {
    int height = random_size(random), width = random_size(random);
    Mask mask = random_mask(random, height, width);
    std::string bits;
    for (auto pixel : mask.bytes) bits += pixel ? '1' : '0';
    out << size_of(height, width) << ",\"counts\":" << counts(mask) << ",\"text\":" << quoted(oracle::to_text(oracle::encode(mask)))
        << ",\"bits\":" << quoted(bits) << ",\"area\":" << oracle::area(mask) << ",\"box\":" << list(oracle::bounds(mask)) << "}\n";
  }
}

void write_pairs(Random& random, std::ostream& out) {
  for (int i = 0; i < kPairs; i++) {
    int height = random_size(random), width = random_size(random);
    Mask a = random_mask(random, height, width), b = random_mask(random, height, width);
    out << size_of(height, width) << ",\"a\":" << counts(a) << ",\"b\":" << counts(b) << ",\"union\":" << counts(oracle::unite(a, b))
        << ",\"intersection\":" << counts(oracle::intersect(a, b)) << ",\"difference\":" << counts(oracle::subtract(a, b))
        << ",\"iou\":" << to_json(oracle::iou(a, b, false)) << ",\"iou_crowd\":" << to_json(oracle::iou(a, b, true)) << "}\n";
  }
}

oracle::Box random_box(Random& random) {
  if (random.chance(0.3)) return {random.step(-5, 5, 1), random.step(-5, 5, 1), random.step(0, 8, 1), random.step(0, 8, 1)};
  return {random.real(-9, 9), random.real(-9, 9), random.real(0, 9), random.real(0, 9)};
}

void write_boxes(Random& random, std::ostream& out) {
  for (int i = 0; i < kBoxes; i++) {
    oracle::Box a = random_box(random), b = random_box(random);
    out << "{\"a\":" << list(a) << ",\"b\":" << list(b) << ",\"iou\":" << to_json(oracle::iou(a, b, false))
        << ",\"iou_crowd\":" << to_json(oracle::iou(a, b, true)) << "}\n";
  }
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) {
    std::cerr << "usage: write_cases FOLDER [SEED]\n";
    return 64;
  }
  Random random(count > 2 ? std::strtoull(arguments[2], nullptr, 10) : 1);
  const std::pair<const char*, void (*)(Random&, std::ostream&)> files[] = {
      {"polygons.jsonl", write_polygons}, {"masks.jsonl", write_masks}, {"pairs.jsonl", write_pairs}, {"boxes.jsonl", write_boxes}};
  for (auto [name, write] : files) {
    std::string path = std::string(arguments[1]) + "/" + name;
    std::ofstream out(path);
    write(random, out);
    out.close();
    if (!out) {
      std::cerr << "cannot write " << path << "\n";
      return 74;
    }
  }
}
