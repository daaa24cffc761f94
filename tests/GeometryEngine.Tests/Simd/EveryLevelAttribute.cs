using Xunit.v3;

namespace GeometryEngine.Tests;

/// <summary>Tests of code with kernels: <see cref="LevelTests"/> runs them once more at every level below the widest.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class EveryLevelAttribute : Attribute, ITraitAttribute
{
    /// <summary>The trait, as the command line of the test program names it.</summary>
    public const string Trait = "levels=every";

    /// <inheritdoc/>
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new(Trait.Split('=')[0], Trait.Split('=')[1])];
}
