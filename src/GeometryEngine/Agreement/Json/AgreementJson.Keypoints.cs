using System.Text.Json;

namespace GeometryEngine;

public static partial class AgreementJson
{
    private static void Write(Utf8JsonWriter writer, KeypointAgreement keypoints)
    {
        writer.WriteStartObject("keypoints");
        writer.WriteNumber("objects", keypoints.Objects);
        writer.WriteNumber("incomparable", keypoints.Incomparable);
        Write(writer, "mean_oks", keypoints.MeanOks);
        Write(writer, "mean_oks_cvat", keypoints.MeanCvatOks);
        WriteArray(writer, "per_keypoint", keypoints.PerKeypoint, static (writer, keypoint) =>
        {
            writer.WriteString("category", keypoint.Category);
            writer.WriteString("keypoint", keypoint.Keypoint);
            writer.WriteNumber("objects", keypoint.Objects);
            writer.WriteNumber("labelled", keypoint.Labelled);
            Write(writer, "mean_distance", keypoint.MeanDistance);
            Write(writer, "mean_relative_distance", keypoint.MeanRelativeDistance);
            Write(writer, "mean_similarity", keypoint.MeanSimilarity);
            Write(writer, "visibility_agreement", keypoint.VisibilityAgreement);
            Write(writer, "visibility_kappa", keypoint.VisibilityKappa);
        });
        WriteArray(writer, "pairs", keypoints.Pairs, static (writer, pair) =>
        {
            WritePair(writer, pair.A, pair.B);
            writer.WriteNumber("objects", pair.Objects);
            Write(writer, "mean_oks", pair.MeanOks);
            Write(writer, "oks_a_as_truth", pair.OksOfA);
            Write(writer, "oks_b_as_truth", pair.OksOfB);
            Write(writer, "mean_oks_cvat", pair.MeanCvatOks);
        });
        writer.WriteEndObject();
    }
}
