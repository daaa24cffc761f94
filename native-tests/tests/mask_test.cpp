#include "tests/golden.h"

using oracle::Json;
using oracle::Mask;

namespace {

bool all_of_one_size(const Json& masks) {
  for (const Json& mask : masks.items)
    if (mask["size"].numbers<int>() != masks[0]["size"].numbers<int>()) return false;
  return true;
}

void expect_merged(const Json& row, const std::string& name, Mask (*merge)(const Mask&, const Mask&)) {
  Mask merged = golden_mask(row["in"][0]);
  for (size_t i = 1; i < row["in"].items.size(); i++) merged = merge(merged, golden_mask(row["in"][i]));
  EXPECT_EQ(oracle::to_text(oracle::encode(merged)), row[name]["rle"].text) << name << " of row " << row["id"].number;
  if (!row.has(name + "_area")) return;
  EXPECT_EQ(oracle::area(merged), row[name + "_area"].number) << name << " of row " << row["id"].number;
  if (oracle::area(merged) > 0) {
    EXPECT_EQ(oracle::bounds(merged), golden_box(row[name + "_bbox"])) << name << " of row " << row["id"].number;
  }
}

}  // namespace

TEST(Mask, Union_and_intersection_equal_the_golden_rows) {
  int compared = 0;
  for (const Json& row : golden_rows("evaluation/merge.jsonl")) {
    if (row["in"].items.empty() || !all_of_one_size(row["in"])) continue;
    expect_merged(row, "union", oracle::unite);
    expect_merged(row, "intersect", oracle::intersect);
    compared++;
  }
  EXPECT_GE(compared, 60);
}

TEST(Mask, Difference_is_what_the_intersection_leaves) {
  for (const Json& row : golden_rows("evaluation/merge.jsonl")) {
    if (row["in"].items.size() < 2 || !all_of_one_size(row["in"])) continue;
    Mask a = golden_mask(row["in"][0]), b = golden_mask(row["in"][1]);
    EXPECT_EQ(oracle::unite(oracle::subtract(a, b), oracle::intersect(a, b)), a) << "row " << row["id"].number;
  }
}
