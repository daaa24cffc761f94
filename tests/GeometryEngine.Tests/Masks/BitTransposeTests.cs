namespace GeometryEngine.Tests;

[EveryLevel]
public class BitTransposeTests
{
    [Fact]
    public void Rows_become_columns() =>
        Gen.OneOf(Gen.ULong, Gen.Const(0UL), Gen.Int[0, 63].Select(bit => 1UL << bit)).Array[64].Sample(block =>
        {
            foreach (SimdLevel level in Levels.Here)
            {
                ulong[] columns = Simd.Run<Transpose, ulong[]>(new(block), level);
                for (int row = 0; row < 64; row++)
                    for (int column = 0; column < 64; column++) Assert.Equal(block[row] >> column & 1, columns[column] >> row & 1);
            }
        }, iter: 100);

    private readonly struct Transpose(ulong[] block) : IKernel<ulong[]>
    {
        public ulong[] Run<TWords, TDoubles>()
            where TWords : struct, IWordLanes<TWords>
            where TDoubles : struct, IDoubleLanes<TDoubles, TWords>
        {
            ulong[] columns = [.. block];
            BitTranspose.Run<TWords>(columns);
            return columns;
        }
    }
}
