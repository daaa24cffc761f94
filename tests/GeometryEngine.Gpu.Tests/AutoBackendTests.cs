using ILGPU.Runtime;

namespace GeometryEngine.Gpu.Tests;

/// <summary>Where batches are put, and what happens when the GPU cannot take them.</summary>
public sealed class AutoBackendTests : IDisposable
{
    private static readonly BackendCost Cheap = new(0, 0, 0), Dear = new(1, 1, 1);

    private readonly List<string> _warnings = [];
    private readonly List<IDisposable> _owned = [];

    public void Dispose() => _owned.ForEach(owned => owned.Dispose());

    [Fact]
    public void The_cheaper_device_takes_the_batch()
    {
        using AutoBackend gpu = Create(Cheap, Dear, out GpuBackend device), cpu = Create(Dear, Cheap, out _);
        Assert.Same(device, Filled(gpu, 3).Place);
        Assert.IsType<CpuBackend>(Filled(cpu, 3).Place);
        Assert.Empty(_warnings);
    }

    [Fact]
    public void Small_batches_stay_and_large_ones_go()
    {
        var gpuCost = new BackendCost(Launch: 100, PerToggle: 1, PerWord: 1);
        using AutoBackend auto = Create(gpuCost, new BackendCost(0, 10, 10), out GpuBackend device);
        Assert.IsType<CpuBackend>(Filled(auto, 1).Place); // 2 toggles and 8 words: 110 on the GPU, 100 here
        Assert.Same(device, Filled(auto, 2).Place);
    }

    [Fact]
    public void Every_operation_gives_the_same_wherever_the_masks_are()
    {
        using AutoBackend gpu = Create(Cheap, Dear, out _), cpu = Create(Dear, Cheap, out _);
        Assert.Equal(Describe(cpu, Filled(cpu, 4)), Describe(gpu, Filled(gpu, 4)));
    }

    [Fact]
    public void Batches_on_two_devices_meet_on_the_processor()
    {
        var gpuCost = new BackendCost(Launch: 100, PerToggle: 0, PerWord: 0);
        using AutoBackend auto = Create(gpuCost, new BackendCost(0, 10, 10), out _);
        AutoMaskBatch here = Filled(auto, 1), there = Filled(auto, 3);
        Assert.NotSame(here.Place, there.Place);
        long[] counts = new long[3];
        auto.Intersections(here, there, counts);
        Assert.Equal([5L, 5, 5], counts);
    }

    [Fact]
    public void What_does_not_fit_the_memory_is_done_on_the_processor_with_one_warning()
    {
        using AutoBackend auto = Create(Cheap, Dear, out _, memoryLimit: 100);
        using AutoBackend cpu = Create(Dear, Cheap, out _);
        Assert.IsType<CpuBackend>(Filled(auto, 4).Place);
        Assert.Equal(Describe(cpu, Filled(cpu, 4)), Describe(auto, Filled(auto, 4)));
        Assert.Matches(@"^\d+ bytes asked of the GPU's memory; \d+ are free\..*; going on with the processor$", Assert.Single(_warnings));
    }

    [Fact]
    public void Masks_leave_a_memory_that_is_too_small_for_more()
    {
        // Room for the masks and the buffers they arrive through, and hardly more.
        const long room = 2 * 1024 * sizeof(ulong) + 700;
        using AutoBackend auto = Create(Cheap, Dear, out GpuBackend device, room);
        using AutoBackend cpu = Create(Dear, Cheap, out _);
        AutoMaskBatch batch = Filled(auto, 4), large = Filled(auto, 4);
        Assert.Same(device, batch.Place);
        long[] counts = new long[16];
        auto.Intersections(batch, batch, counts);
        Assert.Equal(Enumerable.Repeat(5L, 16), counts);
        Assert.Equal(Describe(cpu, Filled(cpu, 4)), Describe(auto, batch));
        Assert.InRange(_warnings.Count, 0, 1);
    }

    [Fact]
    public void After_a_failure_new_batches_are_done_on_the_processor_and_lost_ones_say_so()
    {
        using AutoBackend auto = Create(Cheap, Dear, out GpuBackend device);
        AutoMaskBatch lost = Filled(auto, 2);
        device.Dispose();
        InvalidOperationException gone = Assert.Throws<InvalidOperationException>(() => auto.Encode(lost));
        Assert.Contains("masks that were on it are gone", gone.Message);
        Assert.IsType<CpuBackend>(Filled(auto, 2).Place);
        Assert.IsType<CpuBackend>(Filled(auto, 2).Place);
        Assert.Contains("going on with the processor", Assert.Single(_warnings));
        auto.Fill(lost, Batch(2)); // the batch itself can be used again
        Assert.Equal([5L, 5], Areas(auto, lost));
    }

    [Fact]
    public void What_is_given_back_to_a_device_that_failed_is_gone_without_a_word()
    {
        GpuBackend.GiveBack(() => throw new FailedDevice());
        Assert.Throws<ArgumentException>(() => GpuBackend.GiveBack(() => throw new ArgumentException("a mistake of the program's")));
    }

    [Theory]
    [InlineData(1 << 15, 1 << 16, false)] // 2^31 pixels
    [InlineData((1 << 15) - 1, 1 << 16, true)]
    [InlineData(1, int.MaxValue, false)] // whole strips are beyond 2^31
    [InlineData(1, int.MaxValue - 63, true)]
    [InlineData(int.MaxValue, 1, false)]
    [InlineData((1 << 25) - 1, 1, true)]
    public void Images_whose_strips_cannot_be_counted_stay_on_the_processor(int height, int width, bool taken) =>
        Assert.Equal(taken, DeviceMaskBatch.Takes(height, width));

    [Theory]
    [InlineData(8000, 0, 1, "version 8.0, is too old; 9.0 or later")]
    [InlineData(0, -1, 0, "does not say its version, is too old")]
    [InlineData(12040, 803, 0, "version 12.4, does not start (error 803)")]
    [InlineData(12040, 100, 0, "version 12.4, finds no device")]
    [InlineData(12040, 0, 0, "version 12.4, finds no device")]
    [InlineData(12040, 0, 2, "finds 2 that ILGPU cannot use")]
    public void Why_there_is_no_device_is_said(int version, int status, int devices, string reason) =>
        Assert.Contains(reason, CudaDriver.Explain(version, status, devices));

    [Fact]
    public void A_batch_that_did_not_fit_holds_nothing_and_can_be_used_again()
    {
        using GpuBackend device = Devices.Emulated(memoryLimit: 2 * 1024 * sizeof(ulong) + 700);
        using MaskBatch batch = device.CreateBatch();
        Assert.Throws<DeviceMemoryException>(() => device.Fill(batch, Batch(2000)));
        Assert.Equal((0, 10, 20), (batch.Count, batch.Height, batch.Width));
        Assert.Empty(device.Encode(batch));
        device.Fill(batch, Batch(2));
        long[] areas = new long[2];
        device.Areas(batch, areas);
        Assert.Equal([5L, 5], areas);
    }

    [Fact]
    public void A_batch_that_was_never_filled_has_no_masks()
    {
        using AutoBackend auto = Create(Cheap, Dear, out _);
        using MaskBatch batch = auto.CreateBatch();
        Assert.Empty(auto.Encode(batch));
    }

    [Fact]
    public void Costs_of_the_processor_are_found()
    {
        using var cpu = new CpuBackend();
        BackendCost cost = BackendCost.Measure(cpu, objects: 64);
        Assert.InRange(cost.Launch, 1e-9, 1);
        Assert.InRange(cost.PerToggle, 1e-11, 1e-5);
        Assert.InRange(cost.PerWord, 0, 1e-5);
    }

    [Fact]
    public void Costs_of_an_emulated_device_are_found()
    {
        using GpuBackend device = Devices.Emulated();
        BackendCost cost = BackendCost.Measure(device, objects: 1);
        Assert.InRange(cost.Launch, 1e-7, 10);
    }

    [Theory]
    [InlineData(105e-6, 1e-9, 1e-9, 11)] // 10 us of gain an object make good 105 us of launch with more than 10 objects
    [InlineData(0, 1e-9, 1e-9, 1)]
    [InlineData(100e-6, 1e-6, 1e-6, null)]
    public void The_least_batch_for_the_gpu_follows_from_the_costs(double launch, double perToggle, double perWord, int? objects)
    {
        var device = new GpuDevice("test", 0, "0.0", 1, new BackendCost(launch, perToggle, perWord), new BackendCost(0, 1e-7 + perToggle, perWord));
        if (objects is null) device = device with { CpuCost = new BackendCost(0, perToggle / 2, perWord) };
        Assert.Equal(objects, device.LeastObjects(toggles: 100, words: 160));
    }

    [Fact]
    public void Without_a_device_there_is_a_reason()
    {
        bool found = GpuEngine.TryCreate(out Engine? engine, out string? reason);
        using (engine)
        {
            Assert.Equal(found, engine is not null);
            Assert.Equal(found, reason is null);
            if (!found) Assert.Matches("CUDA", reason);
        }
        Assert.Equal(found, GpuEngine.TryMeasure(out GpuDevice? device, out _));
        Assert.Equal(found, device is not null);
    }

    private AutoBackend Create(BackendCost gpuCost, BackendCost cpuCost, out GpuBackend device, long? memoryLimit = null)
    {
        device = Devices.Emulated(memoryLimit);
        return new AutoBackend(device, new CpuBackend(), gpuCost, cpuCost, _warnings.Add);
    }

    private AutoMaskBatch Filled(AutoBackend backend, int objects)
    {
        var batch = (AutoMaskBatch)backend.CreateBatch();
        _owned.Add(batch);
        backend.Fill(batch, Batch(objects));
        Assert.Equal((10, 20, objects), (batch.Height, batch.Width, batch.Count));
        return batch;
    }

    private static string Describe(AutoBackend backend, AutoMaskBatch batch)
    {
        using MaskBatch union = backend.CreateBatch();
        backend.Combine(batch, [new MaskGroup(0, batch.Count, 1), new MaskGroup(0, 0, 1)], union);
        PixelBox[] boxes = new PixelBox[batch.Count];
        backend.Boxes(batch, boxes);
        long[] counts = new long[batch.Count * batch.Count];
        backend.Intersections(batch, batch, counts);
        long[] patterns = new long[1 << batch.Count];
        backend.Patterns(batch, patterns);
        IEnumerable<string> runs = backend.Encode(batch).Concat(backend.Encode(union)).Select(rle => rle.ToCocoString());
        return string.Join(' ', [.. runs, .. Areas(backend, batch).Select(area => $"{area}"), .. boxes.Select(box => box.ToString()), .. counts.Concat(patterns).Select(count => $"{count}")]);
    }

    private static long[] Areas(AutoBackend backend, MaskBatch batch)
    {
        long[] areas = new long[batch.Count];
        backend.Areas(batch, areas);
        return areas;
    }

    private sealed class FailedDevice() : AcceleratorException("lost")
    {
        public override AcceleratorType AcceleratorType => AcceleratorType.Cuda;
    }

    // The same post of 5 pixels, several times.
    private static ToggleBatch Batch(int objects)
    {
        var batch = new ToggleBatch();
        batch.Reset(10, 20);
        for (int i = 0; i < objects; i++)
        {
            Span<ulong> keys = batch.Reserve(2);
            (keys[0], keys[1]) = (3UL << 32 | 1, 3UL << 32 | 6);
            batch.Advance(2);
            batch.EndObject(new PixelBox(3, 1, 4, 6));
        }
        return batch;
    }
}
