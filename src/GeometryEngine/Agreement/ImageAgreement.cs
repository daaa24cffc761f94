namespace GeometryEngine;

/// <summary>What annotators agree and differ on in one image.</summary>
public sealed record ImageAgreement;
