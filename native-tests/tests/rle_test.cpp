#include "tests/golden.h"

using oracle::Counts;
using oracle::Json;

TEST(Rle, Text_equals_the_golden_rows_both_ways) {
  for (const Json& row : golden_rows("evaluation/rle_string.jsonl")) {
    Counts counts = row["counts"].numbers<uint32_t>();
    EXPECT_EQ(oracle::to_text(counts), row["rle"].text) << "row " << row["id"].number;
    EXPECT_EQ(oracle::from_text(row["rle"].text), counts) << "row " << row["id"].number;
  }
}

TEST(Rle, Encode_area_and_bounds_equal_the_golden_rows) {
  for (const Json& row : golden_rows("evaluation/mask_codec.jsonl")) {
    Counts counts = row["counts"].numbers<uint32_t>();
    oracle::Mask mask = oracle::decode(counts, int(row["size"][0].number), int(row["size"][1].number));
    EXPECT_EQ(oracle::encode(mask), counts) << "row " << row["id"].number;
    EXPECT_EQ(oracle::to_text(counts), row["rle"].text) << "row " << row["id"].number;
    EXPECT_EQ(oracle::area(mask), row["area"].number) << "row " << row["id"].number;
    EXPECT_EQ(oracle::bounds(mask), golden_box(row["bbox"])) << "row " << row["id"].number;
  }
}

TEST(Rle, Empty_runs_inside_change_no_pixel) {
  for (const Json& row : golden_rows("evaluation/noncanonical.jsonl")) {
    Counts counts = row["counts"].numbers<uint32_t>();
    oracle::Mask mask = oracle::decode(counts, int(row["size"][0].number), int(row["size"][1].number));
    EXPECT_EQ(oracle::to_text(counts), row["rle"].text) << "row " << row["id"].number;
    EXPECT_EQ(oracle::area(mask), row["area"].number) << "row " << row["id"].number;
    if (oracle::area(mask) > 0) {
      EXPECT_EQ(oracle::bounds(mask), golden_box(row["bbox"])) << "row " << row["id"].number;
    }
  }
}

TEST(Rle, Runs_that_miss_the_image_are_refused) {
  EXPECT_THROW(oracle::decode({3, 2}, 2, 3), std::invalid_argument);
  EXPECT_THROW(oracle::decode({3, 4}, 2, 3), std::out_of_range);
}
