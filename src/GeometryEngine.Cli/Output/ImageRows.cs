namespace GeometryEngine.Cli;

/// <summary>The rows of one image in the tables of <see cref="AgreementFiles"/>.</summary>
/// <param name="Images">Its row in <c>images.csv</c>.</param>
/// <param name="Objects">Those of its objects in <c>objects.csv</c>.</param>
internal sealed record ImageRows(CsvRows Images, CsvRows Objects) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose()
    {
        Images.Dispose();
        Objects.Dispose();
    }
}
