namespace GeometryEngine.Bench;

/// <summary>What a user runs on a data set: a row of stages.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Means">What it does, in words.</param>
/// <param name="Reads">How often each annotation is read, besides the index.</param>
/// <param name="Stage">What comes after reading; null for nothing.</param>
/// <param name="Writes">Whether it writes mask images.</param>
internal sealed record Job(string Name, string Means, int Reads, string? Stage, bool Writes)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Job> All { get; } =
    [
        new("read", "every annotation parsed and checked (geom validate)", 1, null, false),
        new("agree", "agreement of two annotators (geom agree)", 1, Bench.Stage.AgreementName, false),
        new("export", "instance masks as PNG, a file an image and annotator (geom export --as instance)", 2, Bench.Stage.ExportName, true),
    ];

    /// <summary>Its stages but for the index, and how often each is gone through.</summary>
    public IEnumerable<(string Stage, int Times)> Stages =>
        Stage is null ? [(Bench.Stage.ReadName, Reads)] : [(Bench.Stage.ReadName, Reads), (Stage, 1)];
}
