using System.Text.Json;

namespace GeometryEngine;

public static partial class AgreementJson
{
    private static void Write(Utf8JsonWriter writer, CategoryAgreement categories, AgreementOptions options)
    {
        writer.WriteStartObject("categories");
        writer.WriteNumber("units", categories.Units);
        writer.WriteNumber("labels", categories.Labels);
        Write(writer, "percent_agreement", categories.PercentAgreement);
        Write(writer, "unanimous_agreement", categories.UnanimousAgreement);
        Write(writer, "krippendorff_alpha_nominal", categories.KrippendorffAlpha);
        if (categories.KrippendorffAlphaOrdinal is { } ordinal) Write(writer, "krippendorff_alpha_ordinal", ordinal);
        if (categories.KrippendorffAlphaInterval is { } interval) Write(writer, "krippendorff_alpha_interval", interval);
        if (categories.KrippendorffAlphaRatio is { } ratio) Write(writer, "krippendorff_alpha_ratio", ratio);
        if (categories.NotNumeric is { } label) writer.WriteString("not_numeric", label);
        Write(writer, "fleiss_kappa", categories.FleissKappa);
        Write(writer, "conger_kappa", categories.CongerKappa);
        Write(writer, "light_kappa", categories.LightKappa);
        Write(writer, "gwet_ac1", categories.GwetAc1);
        Write(writer, "brennan_prediger", categories.BrennanPrediger);
        if (categories.Weighted.Count > 0) WriteWeighted(writer, categories.Weighted);
        writer.WriteStartObject("bootstrap");
        writer.WriteNumber("samples", categories.BootstrapSamples);
        writer.WriteNumber("seed", options.Seed);
        writer.WriteEndObject();
        WriteArray(writer, "per_label", categories.PerLabel, (writer, summary) => Write(writer, "label", summary));
        WriteConfusion(writer, "confusions", categories.Confusions, "a", "b");
        WriteArray(writer, "pairs", categories.Pairs, Write);
        WriteArray(writer, "worst_items", categories.WorstItems, Write);
        WriteArray(writer, "order_one_more_vote", categories.OrderOneMoreVote, Write);
        writer.WriteEndObject();
    }

    private static void WriteWeighted(Utf8JsonWriter writer, IReadOnlyList<WeightedAgreement> families)
    {
        writer.WriteStartObject("weighted");
        foreach (WeightedAgreement weighted in families)
        {
            writer.WriteStartObject(weighted.Family.ToString().ToLowerInvariant());
            Write(writer, "percent_agreement", weighted.PercentAgreement);
            Write(writer, "krippendorff_alpha", weighted.KrippendorffAlpha);
            Write(writer, "fleiss_kappa", weighted.FleissKappa);
            Write(writer, "conger_kappa", weighted.CongerKappa);
            Write(writer, "gwet_ac2", weighted.GwetAc2);
            Write(writer, "brennan_prediger", weighted.BrennanPrediger);
            writer.WriteEndObject();
        }
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, CategoryPair pair)
    {
        WritePair(writer, pair.A, pair.B);
        writer.WriteNumber("units", pair.Units);
        Write(writer, "percent_agreement", pair.PercentAgreement);
        Write(writer, "cohen_kappa", pair.CohenKappa);
        if (pair.CohenKappaLinear is { } linear) Write(writer, "cohen_kappa_linear", linear);
        if (pair.CohenKappaQuadratic is { } quadratic) Write(writer, "cohen_kappa_quadratic", quadratic);
        Write(writer, "scott_pi", pair.ScottPi);
        WriteConfusion(writer, "confusion", pair.Confusion, "a", "b");
    }

    private static void Write(Utf8JsonWriter writer, TagAgreement tags)
    {
        writer.WriteStartObject("tags");
        writer.WriteNumber("units", tags.Units);
        Write(writer, "alpha_nominal", tags.AlphaNominal);
        Write(writer, "alpha_jaccard", tags.AlphaJaccard);
        Write(writer, "alpha_masi", tags.AlphaMasi);
        WriteArray(writer, "per_tag", tags.PerTag, (writer, summary) => Write(writer, "tag", summary));
        WriteArray(writer, "pairs", tags.Pairs, static (writer, pair) =>
        {
            WritePair(writer, pair.A, pair.B);
            writer.WriteNumber("units", pair.Units);
            Write(writer, "percent_agreement", pair.PercentAgreement);
            Write(writer, "mean_jaccard", pair.MeanJaccard);
            Write(writer, "f1", pair.Score.F1);
        });
        WriteArray(writer, "worst_items", tags.WorstItems, Write);
        WriteArray(writer, "order_one_more_vote", tags.OrderOneMoreVote, Write);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string kind, LabelSummary summary)
    {
        writer.WriteString(kind, summary.Label);
        writer.WriteNumber("units", summary.Units);
        writer.WriteNumber("count", summary.Count);
        Write(writer, "percent_agreement", summary.PercentAgreement);
        Write(writer, "positive_agreement", summary.PositiveAgreement);
        Write(writer, "fleiss_kappa", summary.FleissKappa);
        Write(writer, "krippendorff_alpha", summary.KrippendorffAlpha);
        Write(writer, "gwet_ac1", summary.GwetAc1);
    }

    private static void Write(Utf8JsonWriter writer, AnnotatorLabels labels)
    {
        writer.WriteStartObject("labels");
        writer.WriteNumber("units", labels.Units);
        Write(writer, "percent_agreement", labels.Agreement);
        Write(writer, "alpha_without", labels.AlphaWithout);
        Write(writer, "alpha_effect", labels.AlphaEffect);
        Write(writer, "consensus_skill", labels.ConsensusSkill);
        Write(writer, "leave_one_out", labels.LeaveOneOut);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, LabelAccuracy accuracy)
    {
        writer.WriteStartObject(name);
        writer.WriteNumber("units", accuracy.Units);
        writer.WriteNumber("ties", accuracy.Ties);
        Write(writer, "accuracy", accuracy.Accuracy);
        WriteConfusion(writer, "confusion", accuracy.Errors, "right", "said");
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, WorstItem item)
    {
        writer.WriteString("item", item.Item);
        writer.WriteNumber("percent_agreement", item.Agreement);
        WriteItemLabels(writer, item.Labels);
    }

    private static void Write(Utf8JsonWriter writer, UncertainItem item)
    {
        writer.WriteString("item", item.Item);
        writer.WriteNumber("entropy", item.Entropy);
        WriteItemLabels(writer, item.Labels);
    }

    private static void WriteItemLabels(Utf8JsonWriter writer, IReadOnlyList<ItemLabel> labels) =>
        WriteArray(writer, "labels", labels, static (writer, label) =>
        {
            writer.WriteString("annotator", label.Annotator);
            writer.WriteString("label", label.Label);
        });

    private static void WriteConfusion(Utf8JsonWriter writer, string name, IReadOnlyList<LabelConfusion> cells, string first, string second) =>
        WriteArray(writer, name, cells, (writer, cell) =>
        {
            writer.WriteString(first, cell.A);
            writer.WriteString(second, cell.B);
            writer.WriteNumber("count", cell.Count);
        });

    private static void Write(Utf8JsonWriter writer, string name, Coefficient coefficient)
    {
        writer.WriteStartObject(name);
        WriteMembers(writer, coefficient.Measure);
        if (coefficient.Interval is { } interval) WriteMembers(writer, interval);
        if (coefficient.Bootstrap is { } bootstrap)
        {
            writer.WriteStartObject("bootstrap");
            WriteMembers(writer, bootstrap);
            writer.WriteEndObject();
        }
        writer.WriteEndObject();
    }

    private static void WriteMembers(Utf8JsonWriter writer, ConfidenceInterval interval)
    {
        writer.WriteNumber("low", interval.Low);
        writer.WriteNumber("high", interval.High);
        writer.WriteNumber("standard_error", interval.StandardError);
        if (interval.NullStandardError is { } nullError) writer.WriteNumber("null_standard_error", nullError);
        if (interval.PValue is { } tail) writer.WriteNumber("p_value", tail);
        writer.WriteString("interval", interval.Method switch
        {
            IntervalMethod.IrrCac => "irrcac-t",
            IntervalMethod.FleissCohenEveritt => "fleiss-cohen-everitt",
            _ => "bootstrap-percentile",
        });
    }
}
