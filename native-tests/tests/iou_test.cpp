#include "tests/golden.h"

using oracle::Json;

TEST(Iou, Masks_equal_the_golden_matrices) {
  for (const Json& row : golden_rows("evaluation/iou_matrix.jsonl")) {
    for (size_t i = 0; i < row["dt"].items.size(); i++) {
      for (size_t j = 0; j < row["gt"].items.size(); j++) {
        if (row["iou"][i][j].number < 0) continue;  // the reference's mark for masks of different sizes
        oracle::Mask a = golden_mask(row["dt"][i]), b = golden_mask(row["gt"][j]);
        if (a.height != b.height || a.width != b.width) continue;
        EXPECT_EQ(oracle::iou(a, b, row["iscrowd"][j].number != 0), row["iou"][i][j].number) << "row " << row["id"].number;
        EXPECT_EQ(oracle::iou(a, b, false), row["iou_nocrowd"][i][j].number) << "row " << row["id"].number;
      }
    }
  }
}

TEST(Iou, Boxes_equal_the_golden_rows) {
  for (const Json& row : golden_rows("evaluation/box_iou.jsonl")) {
    for (size_t i = 0; i < row["dt"].items.size(); i++) {
      for (size_t j = 0; j < row["gt"].items.size(); j++) {
        double iou = oracle::iou(golden_box(row["dt"][i]), golden_box(row["gt"][j]), row["iscrowd"][j].number != 0);
        EXPECT_EQ(iou, row["iou"][i][j].number) << "row " << row["id"].number << " at " << i << ", " << j;
      }
    }
  }
}
