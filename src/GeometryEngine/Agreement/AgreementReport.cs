namespace GeometryEngine;

/// <summary>The agreement of a data set.</summary>
public sealed record AgreementReport;
