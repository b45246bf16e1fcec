using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Serialization;
using Tera.Organisation.Calendars;

namespace Tera.Procedures.Definitions;

/// <summary>The unit of a printed standard time.</summary>
public enum DurationUnit
{
    /// <summary>Working minutes.</summary>
    Minutes,

    /// <summary>60 working minutes.</summary>
    Hours,

    /// <summary>The same time of day on a later working day; never 24 hours and never 450 minutes.</summary>
    Days,

    /// <summary>Five working days.</summary>
    Weeks,

    /// <summary>The same date of a later month of the calendar, moved to a working day.</summary>
    Months,
}

/// <summary>How long a step may take from the receipt of its inputs, in working time.</summary>
/// <param name="Amount">1 to 10 000, in <paramref name="Unit"/>.</param>
/// <param name="Unit">The printed unit.</param>
/// <param name="Printed">The text as printed, spelling kept: <c>180 Menit</c>, <c>5jam</c>.</param>
/// <remarks>Source: PermenPANRB 35/2012, column <em>Waktu</em> of Mutu Baku. A step without one has no limit; it is never taken as 0.</remarks>
public sealed record StandardDuration(int Amount, DurationUnit Unit, string Printed)
{
    /// <summary>The same on the working calendar.</summary>
    public WorkingDuration InWorkingTime => Unit switch
    {
        DurationUnit.Minutes => WorkingDuration.Minutes(Amount),
        DurationUnit.Hours => WorkingDuration.Hours(Amount),
        DurationUnit.Days => WorkingDuration.Days(Amount),
        DurationUnit.Weeks => WorkingDuration.Weeks(Amount),
        DurationUnit.Months => WorkingDuration.Months(Amount),
        _ => throw new UnreachableException($"No working time for {Unit}."),
    };
}

/// <summary>Something a step needs before it can be closed (kelengkapan).</summary>
/// <param name="Printed">The text as printed.</param>
/// <param name="Artifact">What satisfies it when it is made inside the run; null when it comes from outside and is taken as given.</param>
public sealed record RequiredInput(string Printed, ArtifactKind? Artifact)
{
    /// <summary>Why that artifact, or why it comes from outside; printed where the source says it plainly.</summary>
    public Provenance Reading { get; init; } = Provenance.Printed;
}

/// <summary>What a step yields, as printed (keluaran).</summary>
/// <param name="Printed">The text as printed, also where the source copied it mechanically.</param>
/// <param name="Artifact">What is really made; null when nothing typed is.</param>
public sealed record StepOutput(string Printed, ArtifactKind? Artifact)
{
    /// <summary>Why that artifact; printed where the text names it plainly.</summary>
    public Provenance Reading { get; init; } = Provenance.Printed;
}

/// <summary>Mutu baku of one row.</summary>
/// <param name="Inputs">Kelengkapan, in printed order; empty where the source has none.</param>
/// <param name="Duration">Waktu; null where the source has none, which means no limit.</param>
/// <param name="Outputs">Keluaran, in printed order; empty where the source has none.</param>
public sealed record QualityStandard(ImmutableArray<RequiredInput> Inputs, StandardDuration? Duration, ImmutableArray<StepOutput> Outputs)
{
    /// <summary>Waktu as printed where it is no duration: <c>2 x 24 jam</c>, <c>kondisional</c>; null where it is one or nothing is printed. It limits nothing.</summary>
    /// <remarks>Left out of the canonical text when null, so that definitions from before it exist keep their fingerprint.</remarks>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? PrintedTime { get; init; }

    /// <summary>Waktu as printed, whether it can be reckoned with or not; null where nothing is printed.</summary>
    public string? TimeText => Duration?.Printed ?? PrintedTime;
}
