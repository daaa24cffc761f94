namespace GeometryEngine.TestSupport.Oracles;

/// <summary>Alpha of sets of objects, from the distance of every two sets, each found by trying every pairing.</summary>
public static class SetAlphaOracle
{
    /// <summary>1 - best total / objects of the larger set.</summary>
    public static double Distance(double[,] iou)
    {
        int larger = Math.Max(iou.GetLength(0), iou.GetLength(1));
        return larger == 0 ? 0 : 1 - InstanceOracle.BestTotal(iou, double.Epsilon) / larger;
    }

    /// <summary>Canonical alpha and that of Braylan et al.; NaN where nothing is expected.</summary>
    /// <param name="units">For each unit, its ratings.</param>
    /// <param name="distance">How far two ratings lie apart.</param>
    public static (double Canonical, double Braylan) Alpha<T>(IReadOnlyList<T[]> units, Func<T, T, double> distance)
    {
        T[][] paired = [.. units.Where(unit => unit.Length > 1)];
        double weighted = 0, all = 0;
        List<double> within = [], between = [];
        int ratings = paired.Sum(unit => unit.Length);
        for (int u = 0; u < paired.Length; u++)
        {
            for (int v = 0; v <= u; v++)
            {
                for (int i = 0; i < paired[u].Length; i++)
                {
                    for (int j = 0; j < paired[v].Length; j++)
                    {
                        if (u == v && j >= i) continue;
                        double apart = distance(paired[u][i], paired[v][j]);
                        all += 2 * apart;
                        if (u == v) weighted += 2 * apart / (paired[u].Length - 1);
                        (u == v ? within : between).Add(apart);
                    }
                }
            }
        }
        double canonical = 1 - weighted / ratings / (all / ((double)ratings * (ratings - 1)));
        return (canonical, between.Count == 0 ? double.NaN : 1 - within.Average() / between.Average());
    }
}
