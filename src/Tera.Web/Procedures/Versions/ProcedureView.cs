using NodaTime;
using Tera.Platform.Paper;
using Tera.Procedures.Adoption;
using Tera.Procedures.Definitions;
using Tera.Procedures.Library;

namespace Tera.Procedures.Versions;

/// <summary>An adopted SOP as its page shows it.</summary>
/// <param name="Procedure">Which.</param>
/// <param name="Agency">Name of the agency.</param>
/// <param name="Shown">The version on the page: asked for, else in force, else the newest.</param>
/// <param name="Definition">Content of the version shown.</param>
/// <param name="Versions">All of them, newest first.</param>
/// <param name="Lanes">Who holds each lane today.</param>
/// <param name="Runs">Runs that have not ended.</param>
/// <param name="Siblings">The agency's other SOPs, by code.</param>
public sealed record ProcedureView(
    AdoptedProcedure Procedure,
    string Agency,
    ProcedureVersion Shown,
    ProcedureDefinition Definition,
    IReadOnlyList<VersionRow> Versions,
    IReadOnlyList<LaneRow> Lanes,
    OpenRunList Runs,
    IReadOnlyDictionary<string, SiblingRow> Siblings)
{
    /// <summary>Kop of its agency.</summary>
    public LetterheadView? Letterhead { get; init; }

    /// <summary>Statements that were read between the lines of the file it came from and that nobody has answered.</summary>
    public int Unanswered { get; init; }

    /// <summary>What the region knows of the regulations it cites.</summary>
    public LegalBases Laws { get; init; } = LegalBases.Shipped;

    /// <summary>Whether the quarter leaves time to collect; null for enough.</summary>
    internal Finding? Collecting { get; init; }

    public IReadOnlyList<Finding> Findings => field ??=
    [
        .. Library.Findings.Of(Shown.Foreseen, code => Siblings.ContainsKey(code.Value) || code == Definition.Code, Laws),
        .. Lanes.Where(lane => lane.IsNeeded && !lane.IsCovered).Select(lane => new Finding(
            FindingKind.Lanes, lane.Lane.Role, "Hari ini tidak ada orang yang dapat mengerjakannya.", "Pilih pemegangnya, atau isi jabatannya.")),
        .. Collecting is { } collecting ? [collecting] : (Finding[])[],
    ];

    /// <summary>The version new runs begin with; null for none.</summary>
    public VersionRow? InForce => Versions.FirstOrDefault(version => version.State.IsInForce());

    /// <summary>The version that may still be written on; null for none.</summary>
    public VersionRow? Draft => Versions.FirstOrDefault(version => version.State.MayChange());

    /// <summary>The version that comes in force on a day to come; null for none.</summary>
    public VersionRow? Legalised => Versions.FirstOrDefault(version => version.State is VersionState.Legalised);

    /// <summary>Lanes that need a holder.</summary>
    public IEnumerable<LaneRow> Needed => Lanes.Where(lane => lane.IsNeeded);

    /// <summary>Names of SOPs that the version shown gives and that mean nothing yet, each once.</summary>
    public IReadOnlyList<string> UnresolvedNames =>
    [
        .. Definition.Cover.Links.Concat(Definition.Steps.Select(step => step.Link).OfType<ProcedureLink>())
            .Where(link => !link.ToItself && (link.Code is not { } code || !Siblings.ContainsKey(code.Value)))
            .Select(link => link.Printed).Distinct(),
    ];
}

/// <summary>A version and its life.</summary>
public sealed record VersionRow(VersionId Id, int Number, VersionState State, LocalDate? EffectiveFrom, string? CoverOverride, int RowVersion, IReadOnlyList<ChangeRow> Changes);

/// <summary>One step of a version's life.</summary>
public sealed record ChangeRow(VersionState State, string? Person, string? Reason, Instant RecordedAt);

/// <summary>A lane and who holds it.</summary>
/// <param name="Lane">Which.</param>
/// <param name="IsNeeded">False for lanes of every unit and for lanes that never act.</param>
/// <param name="Today">Holders today.</param>
/// <param name="Others">Holders before and after, by date.</param>
public sealed record LaneRow(Lane Lane, bool IsNeeded, IReadOnlyList<HolderRow> Today, IReadOnlyList<HolderRow> Others)
{
    /// <summary>True when a person stands behind the lane today.</summary>
    public bool IsCovered => Today.Any(holder => holder.Words.People.Count > 0);
}

/// <summary>A holder with dates.</summary>
/// <param name="Words">Who it is, in words.</param>
/// <param name="Holding">Who it is.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day; null for none.</param>
public sealed record HolderRow(HolderWords Words, LaneHolding Holding, LocalDate From, LocalDate? Until);

/// <summary>Another SOP of the agency.</summary>
public sealed record SiblingRow(ProcedureId Id, string Code, string Title);
