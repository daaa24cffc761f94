using ILGPU;

namespace GeometryEngine.Gpu;

/// <summary>Which object an item belongs to, when the items of all objects stand one behind the other.</summary>
internal static class Search
{
    /// <summary>The first object whose items end behind an item.</summary>
    /// <param name="ends">For each object, the number of items up to its end; ascending, equal for an object without items.</param>
    /// <param name="item">Index of an item, below the last end.</param>
    public static int Owner(ArrayView<int> ends, int item)
    {
        int low = 0, high = (int)ends.Length - 1;
        while (low < high)
        {
            int middle = low + (high - low) / 2;
            if (ends[middle] > item) high = middle;
            else low = middle + 1;
        }
        return low;
    }
}
