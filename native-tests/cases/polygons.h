#pragma once
#include <string>
#include <vector>

#include "cases/random.h"
#include "oracle/raster.h"

// A polygon to rasterize; rings marked as holes belong to the part before them.
struct PolygonCase {
  std::string kind;
  int height, width;
  std::vector<oracle::Ring> rings;
  std::vector<bool> holes;
};

// One case of each kind in turn: ordinary outlines and hostile ones.
PolygonCase random_polygon(Random& random, int index);
