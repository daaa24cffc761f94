#include <set>

#include "oracle/raster.h"
#include "tests/golden.h"

using oracle::Json;
using oracle::Ring;

namespace {

std::vector<Ring> rings_of(const Json& row) {
  std::vector<Ring> rings;
  for (const Json& ring : row["rings"].items) rings.push_back(ring.numbers<double>());
  return rings;
}

oracle::Counts runs(const oracle::Mask& mask) { return oracle::encode(mask); }

}  // namespace

TEST(Polygon, Coco_rule_equals_every_golden_row) {
  for (const Json& row : golden_rows("evaluation/poly_rle.jsonl")) {
    int height = int(row["h"].number), width = int(row["w"].number);
    oracle::Counts counts = oracle::coco(row["poly"].numbers<double>(), height, width);
    ASSERT_EQ(counts, row["counts"].numbers<uint32_t>()) << "row " << row["id"].number << ", " << row["src"].text;
    EXPECT_EQ(oracle::to_text(counts), row["rle"].text) << "row " << row["id"].number;
    oracle::Mask mask = oracle::decode(counts, height, width);
    EXPECT_EQ(oracle::area(mask), row["area"].number) << "row " << row["id"].number;
    if (oracle::area(mask) > 0) {
      EXPECT_EQ(oracle::bounds(mask), golden_box(row["bbox"])) << "row " << row["id"].number;
    }
  }
}

TEST(Polygon, Coco_rule_draws_boxes_as_the_golden_rows_do) {
  for (const Json& row : golden_rows("evaluation/box_iou.jsonl")) {
    std::vector<Json> boxes = row["dt"].items;
    boxes.insert(boxes.end(), row["gt"].items.begin(), row["gt"].items.end());
    const std::vector<Json>& expected = row["rle_frBbox_60x70"].items;
    for (size_t i = 0; i < std::min(boxes.size(), expected.size()); i++) {
      auto [x, y, w, h] = golden_box(boxes[i]);
      oracle::Counts counts = oracle::coco({x, y, x, y + h, x + w, y + h, x + w, y}, 60, 70);
      EXPECT_EQ(oracle::to_text(counts), expected[i].text) << "row " << row["id"].number << " box " << i;
    }
  }
}

TEST(Polygon, Non_zero_winding_equals_every_golden_mask) {
  for (const Json& row : golden_rows("raster/masks.jsonl")) {
    oracle::Mask mask = oracle::exact(rings_of(row), int(row["h"].number), int(row["w"].number), oracle::Winding::NonZero);
    EXPECT_EQ(runs(mask), row["masks"]["nonzero"].numbers<uint32_t>()) << row["id"].text;
  }
}

TEST(Polygon, Gdal_rule_equals_every_golden_mask) {
  int compared = 0;
  for (const Json& row : golden_rows("raster/masks.jsonl")) {
    if (!row["masks"].has("pixel_center_evenodd")) continue;
    oracle::Mask mask = oracle::gdal(rings_of(row), int(row["h"].number), int(row["w"].number));
    EXPECT_EQ(runs(mask), row["masks"]["pixel_center_evenodd"].numbers<uint32_t>()) << row["id"].text;
    compared++;
  }
  EXPECT_EQ(compared, 527);
}

TEST(Polygon, Exact_even_odd_differs_from_gdal_only_where_it_is_known_to) {
  std::map<std::string, oracle::Counts> known;
  for (const Json& row : golden_value("raster/evenodd_diff.json").items) known[row["id"].text] = row["exact_evenodd"].numbers<uint32_t>();
  for (const Json& row : golden_rows("raster/masks.jsonl")) {
    if (!row["masks"].has("pixel_center_evenodd")) continue;
    oracle::Mask mask = oracle::exact(rings_of(row), int(row["h"].number), int(row["w"].number), oracle::Winding::EvenOdd);
    bool differs = known.count(row["id"].text) != 0;
    EXPECT_EQ(runs(mask), differs ? known[row["id"].text] : row["masks"]["pixel_center_evenodd"].numbers<uint32_t>()) << row["id"].text;
  }
}
