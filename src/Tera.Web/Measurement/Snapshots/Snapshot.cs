using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using NodaTime.Text;
using Tera.Measurement.Recaps;
using Tera.Organisation;
using Tera.Procedures.Engine;

namespace Tera.Measurement.Snapshots;

/// <summary>A recapitulation as it stood when it was frozen, under the SHA-256 of its text. The database refuses any change.</summary>
public sealed class Snapshot
{
    public required SnapshotId Id { get; init; }

    public required RunId RunId { get; init; }

    public required AgencyId AgencyId { get; init; }

    public required int FiscalYear { get; init; }

    public required int Quarter { get; init; }

    public required string Step { get; init; }

    public required int Act { get; init; }

    public required int Round { get; init; }

    /// <summary>A <see cref="FrozenRecap"/>, written out.</summary>
    public required string Content { get; init; }

    public required byte[] Hash { get; init; }

    public required Instant FrozenAt { get; init; }

    public required PersonId FrozenBy { get; init; }

    /// <summary>Whether the text is still the one that was frozen.</summary>
    public bool IsIntact => Hash.AsSpan().SequenceEqual(HashOf(Content));

    public FrozenRecap Read() => FrozenRecap.Read(Content);

    public static byte[] HashOf(string content) => SHA256.HashData(Encoding.UTF8.GetBytes(content));
}

/// <summary>What is frozen: the figures and what was said of them.</summary>
/// <param name="Recap">The figures.</param>
/// <param name="Narratives">Of the agency first, then of its units.</param>
/// <param name="Procedure">By which SOP.</param>
public sealed record FrozenRecap(AgencyRecap Recap, IReadOnlyList<FrozenNarrative> Narratives, FrozenProcedure Procedure)
{
    private static readonly JsonSerializerOptions Options = Written();

    public string Write() => JsonSerializer.Serialize(this, Options);

    public static FrozenRecap Read(string content) =>
        JsonSerializer.Deserialize<FrozenRecap>(content, Options) ?? throw new InvalidOperationException("A snapshot is empty.");

    private static JsonSerializerOptions Written()
    {
        var options = new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };
        options.Converters.Add(new DayConverter());
        options.Converters.Add(new System.Text.Json.Serialization.JsonStringEnumConverter());
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    private sealed class DayConverter : System.Text.Json.Serialization.JsonConverter<LocalDate>
    {
        public override LocalDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            LocalDatePattern.Iso.Parse(reader.GetString() ?? "").GetValueOrThrow();

        public override void Write(Utf8JsonWriter writer, LocalDate value, JsonSerializerOptions options) =>
            writer.WriteStringValue(LocalDatePattern.Iso.Format(value));
    }
}

/// <summary>The SOP by which the figures came together.</summary>
/// <param name="Title">Its name.</param>
/// <param name="Number">As printed on its cover; null where the cover has none.</param>
/// <param name="SigningLane">Lane that signs the document; null where the SOP has no signature.</param>
public sealed record FrozenProcedure(string Title, string? Number, string? SigningLane)
{
    /// <summary>Employees fill, who have no indicators of their own.</summary>
    public bool OfEmployees { get; init; }
}

/// <summary>What the compilers or a unit say of the figures.</summary>
/// <param name="Of">Null for the agency; the unit's name otherwise.</param>
public sealed record FrozenNarrative(string? Of, string Analysis, string Conclusion, string FollowUp);

internal sealed class SnapshotMapping : IEntityTypeConfiguration<Snapshot>
{
    public void Configure(EntityTypeBuilder<Snapshot> builder)
    {
        builder.ToTable("snapshot", MeasurementModule.Schema);
        builder.Property(snapshot => snapshot.Id).ValueGeneratedNever();
    }
}
