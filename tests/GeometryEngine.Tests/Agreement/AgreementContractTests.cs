namespace GeometryEngine.Tests;

public class AgreementContractTests : AccumulatorContract<Agreement>
{
    private static readonly Engine Engine = Engine.Create();

    private static readonly Gen<AgreementOptions> Options =
        from reference in Gen.Bool
        from images in Gen.Int[0, 3]
        from worst in Gen.Int[0, 3]
        select AgreementCase.FewSamples with
        {
            HasReference = reference,
            AlphaImages = images == 0 ? null : images,
            WorstImages = worst,
            Sigmas = reference ? new KeypointSigmas(0.1, 0.2, 0.3) : KeypointSigmas.Default,
        };

    protected override Gen<Case> Cases { get; } =
        from data in AgreementCase.Any
        from options in Options
        select new Case(
            () => new Agreement(data.Info, options), [.. data.Items.Select<DatasetItem, Action<Agreement>>(item => agreement => agreement.Add(Engine, item))]);

    protected override (Agreement, Agreement)? Incompatible =>
        (new Agreement(AgreementCase.Of(2, 1).Info), new Agreement(AgreementCase.Of(2, 1).Info, new AgreementOptions { Seed = 2 }));

    [Fact]
    public void A_loaded_accumulator_reports_the_same() => Gen.Select(AgreementCase.Any, Options).Sample((data, options) =>
    {
        var agreement = new Agreement(data.Info, options);
        foreach (DatasetItem item in data.Items) agreement.Add(Engine, item);
        using var stream = new MemoryStream();
        agreement.Save(stream);
        stream.Position = 0;
        Assert.Equal(AgreementTests.Json(agreement.Compute()), AgreementTests.Json(Agreement.Load(stream).Compute()));
    }, iter: 60);
}
