#pragma once
#include <vector>

#include "oracle/mask.h"
#include "oracle/rle.h"

namespace oracle {

using Ring = std::vector<double>;  // x0, y0, x1, y1, ..., not closed

// One ring by the rule of COCO's reference implementation, with every point of the five-fold up-sampled outline in a list.
Counts coco(const Ring& ring, int height, int width);

enum class Winding { EvenOdd, NonZero };

// A pixel is in when its centre (c + 0.5, r + 0.5) is, in exact arithmetic. An edge belongs to the rows whose centre line lies in
// [lower y, upper y); a centre on an edge lies left of it.
Mask exact(const std::vector<Ring>& rings, int height, int width, Winding winding);

// GDAL's default: even-odd over all rings, crossings in double arithmetic, and horizontal edges on a centre line of pixels.
Mask gdal(const std::vector<Ring>& rings, int height, int width);

}  // namespace oracle
