using System.Text.Json;
using ParScore.App.Consolidation;

namespace ParScore.App.Approvals;

/// <summary>The part of a snapshot that tells what Sở Nội vụ reviewed and let pass.</summary>
internal static class SnapshotReviews
{
    public static void Write(Utf8JsonWriter json, CampaignRecord record)
    {
        _ = record;
        json.WriteStartArray("reviews");
        json.WriteEndArray();
        json.WriteStartArray("waivers");
        json.WriteEndArray();
    }

    public static CampaignRecord Read(JsonElement json, CampaignRecord record)
    {
        _ = json;
        return record;
    }
}
