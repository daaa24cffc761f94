namespace GeometryEngine.Tests;

public class IntervalAlphaContractTests : AccumulatorContract<IntervalAlpha>
{
    protected override Gen<Case> Cases { get; } =
        Gen.OneOf(Gen.Double[-1e6, 1e6], Gen.Int[-3, 3].Select(value => (double)value), Gen.Double[-1e-9, 1e-9].Select(value => Math.Abs(value) < 1e-100 ? 0 : value))
            .Array[0, 4].Array[0, 12].Select(units =>
                new Case(() => new IntervalAlpha(), [.. units.Select<double[], Action<IntervalAlpha>>(unit => alpha => alpha.Add(unit))]));

    protected override (IntervalAlpha, IntervalAlpha)? Incompatible => null;
}
