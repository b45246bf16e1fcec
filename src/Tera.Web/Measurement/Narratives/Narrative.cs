using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using Tera.Organisation;
using Tera.Procedures.Engine;

namespace Tera.Measurement.Narratives;

/// <summary>What the compilers (the sole slot) or a unit say of the figures of a run; carried into the next round.</summary>
public sealed class Narrative
{
    /// <summary>Letters a text may have.</summary>
    public const int LongestText = 8000;

    public required RunId RunId { get; init; }

    /// <summary>Value of the slot; empty for the agency.</summary>
    public required string Slot { get; init; }

    public string Analysis { get; private set; } = "";

    public string Conclusion { get; private set; } = "";

    public string FollowUp { get; private set; } = "";

    public PersonId ChangedBy { get; private set; }

    public Instant ChangedAt { get; private set; }

    public int Version { get; private set; }

    public void Tell(NarrativeText text, PersonId by, Instant at)
    {
        (Analysis, Conclusion, FollowUp) = (text.Analysis, text.Conclusion ?? Conclusion, text.FollowUp ?? FollowUp);
        (ChangedBy, ChangedAt) = (by, at);
        Version++;
    }
}

/// <summary>Analysis, conclusions and follow-up as typed; each conclusion and follow-up on a line of its own.</summary>
/// <param name="Conclusion">Null where the form did not ask: what was said before stays.</param>
/// <param name="FollowUp">Null likewise.</param>
public sealed record NarrativeText(string Analysis, string? Conclusion, string? FollowUp)
{
    /// <summary>Which version of it was before the eyes of who types; empty before the first.</summary>
    public string Seen { get; init; } = "";

    /// <summary>Names of the indicators whose figures somebody has changed after it was written.</summary>
    public IReadOnlyList<string> ChangedSince { get; init; } = [];
}

internal sealed class NarrativeMapping : IEntityTypeConfiguration<Narrative>
{
    public void Configure(EntityTypeBuilder<Narrative> builder) =>
        builder.ToTable("narrative", MeasurementModule.Schema).HasKey(narrative => new { narrative.RunId, narrative.Slot });
}
