namespace GeometryEngine.Gpu;

/// <summary>A batch did not fit the GPU's memory.</summary>
/// <param name="message">How much was asked for, and how much there is.</param>
/// <param name="cause">What the driver said; null when it was not asked.</param>
internal sealed class DeviceMemoryException(string message, Exception? cause) : Exception(message, cause);
