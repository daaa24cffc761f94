namespace GeometryEngine;

/// <summary>A class of objects or images. Categories of several sources are the same when their names are equal.</summary>
public sealed record Category
{
    /// <summary>The name of the one category of formats and objects that have none.</summary>
    public const string Unnamed = "object";

    /// <summary>The id in the (first) file that declares it.</summary>
    public required SourceId Id { get; init; }

    /// <summary>The name, case kept.</summary>
    public required string Name { get; init; }

    /// <summary>The parent's name; null when there is none.</summary>
    public string? Supercategory { get; init; }

    /// <summary>Names of the keypoints, in the order of <see cref="Keypoints.Triplets"/>; empty for categories without keypoints.</summary>
    public IReadOnlyList<string> KeypointNames { get; init; } = [];

    /// <summary>Which keypoints are drawn connected: pairs of indexes into <see cref="KeypointNames"/>, from 0.</summary>
    public IReadOnlyList<(int From, int To)> Skeleton { get; init; } = [];

    /// <summary>Fields the engine has no noun for, in file order; <see cref="KnownFields"/> lists those that several formats have.</summary>
    public IReadOnlyList<ExtraField> Extras { get; init; } = [];
}
