namespace GeometryEngine.Formats;

/// <summary>CamVid (Brostow and others, "Semantic object classes in video", 2009), whose masks go without a colour map in most copies.</summary>
internal static class CamVid
{
    /// <summary>The colours of its classes, in the form of its own label_colors.txt.</summary>
    public static ReadOnlySpan<byte> Colors => """
        0 0 0 Void
        64 128 64 Animal
        192 0 128 Archway
        0 128 192 Bicyclist
        0 128 64 Bridge
        128 0 0 Building
        64 0 128 Car
        64 0 192 CartLuggagePram
        192 128 64 Child
        192 192 128 Column_Pole
        64 64 128 Fence
        128 0 192 LaneMkgsDriv
        192 0 64 LaneMkgsNonDriv
        128 128 64 Misc_Text
        192 0 192 MotorcycleScooter
        128 64 64 OtherMoving
        64 192 128 ParkingBlock
        64 64 0 Pedestrian
        128 64 128 Road
        128 128 192 RoadShoulder
        0 0 192 Sidewalk
        192 128 128 SignSymbol
        128 128 128 Sky
        64 128 192 SUVPickupTruck
        0 0 64 TrafficCone
        0 64 64 TrafficLight
        192 64 128 Train
        128 128 0 Tree
        192 128 192 Truck_Bus
        64 0 64 Tunnel
        192 192 0 VegetationMisc
        64 192 0 Wall
        """u8;

    /// <summary>Whether a folder is laid out as CamVid is: masks in trainannot, valannot or testannot, or with _L behind the image's name; in colours.</summary>
    public static bool IsLayout(FileTree tree) =>
        tree.Files.FirstOrDefault(IsMask) is { } mask && LabelPngSource.HeaderOf(tree, mask) is { Color: PngColor.Rgb or PngColor.Rgba };

    private static bool IsMask(string file) =>
        file.EndsWith("_L.png", StringComparison.Ordinal) || (LabelPngSource.IsPng(file) && file.Split('/')[..^1].Any(folder => folder is "trainannot" or "valannot" or "testannot"));
}
