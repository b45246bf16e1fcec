using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using Tera.Organisation;
using Tera.Procedures.Adoption;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Procedures.Versions;

namespace Tera.Procedures.Trials;

/// <summary>A trial of a version, with the text that lay on the table: what is written on the draft afterwards does not change what was tried.</summary>
public sealed class SopTrial
{
    private SopTrial()
    {
    }

    public TrialId Id { get; private init; }

    public VersionId VersionId { get; private init; }

    /// <summary>From 1 within the version.</summary>
    public int Number { get; private init; }

    public string Content { get; private init; } = "";

    /// <summary>SHA-256 of the content.</summary>
    public byte[] Fingerprint { get; private init; } = [];

    /// <summary>The event it begins with.</summary>
    public string Started { get; private init; } = "";

    public PersonId? BegunBy { get; private init; }

    public Instant BegunAt { get; private init; }

    /// <summary>Null while it is not ended.</summary>
    public TrialConclusion? Conclusion { get; private set; }

    public string? Words { get; private set; }

    /// <summary>Who sat at the table, one on a line, as they were written down.</summary>
    public string? Present { get; private set; }

    /// <summary>Whether the SOP had been gone through to its end.</summary>
    public bool ReachedEnd { get; private set; }

    public PersonId? EndedBy { get; private set; }

    public Instant? EndedAt { get; private set; }

    public int Version { get; private set; } = 1;

    public static SopTrial Begin(TrialId id, ProcedureVersion version, int number, RunEvent started, (PersonId? By, Instant At) who) => new()
    {
        Id = id,
        VersionId = version.Id,
        Number = number,
        Content = version.Content,
        Fingerprint = version.Fingerprint,
        Started = RunEventJson.Write(started),
        BegunBy = who.By,
        BegunAt = who.At,
    };

    /// <summary>Whether the draft says today what was on the table.</summary>
    public bool IsOf(ProcedureVersion version) => Fingerprint.AsSpan().SequenceEqual(version.Fingerprint)
        || Undated(version.Definition).AsSpan().SequenceEqual(Undated(DefinitionJson.Read(Content)));

    /// <summary>Dates that legalising writes on a cover are nothing that could be tried.</summary>
    private static byte[] Undated(ProcedureDefinition sop) => DefinitionJson.Fingerprint(sop with { Cover = sop.Cover.OfRevision() });

    public void End(TrialVerdict verdict, bool reachedEnd, PersonId? by, Instant at) =>
        (Conclusion, Words, Present, ReachedEnd, EndedBy, EndedAt) = (verdict.Conclusion, verdict.Words, verdict.Present, reachedEnd, by, at);
}

/// <summary>How a trial is ended.</summary>
/// <param name="Conclusion">Layak or perlu perbaikan.</param>
/// <param name="Words">Why; null for nothing said.</param>
/// <param name="Present">Who sat at the table, one on a line; null for nothing said.</param>
public sealed record TrialVerdict(TrialConclusion Conclusion, string? Words, string? Present);

/// <summary>One row gone through.</summary>
public sealed class SopTrialMove
{
    private SopTrialMove()
    {
    }

    public Guid Id { get; private init; }

    public TrialId TrialId { get; private init; }

    /// <summary>From 1 within the trial, those that were taken back among them.</summary>
    public int Number { get; private init; }

    public string Step { get; private init; } = "";

    /// <summary>What the engine decided, in order.</summary>
    public string[] Events { get; private init; } = [];

    public string? Note { get; private init; }

    /// <summary>How long the row takes by those who do it; as it was typed, and readable as a standard time.</summary>
    public string? SaidTime { get; private init; }

    public PersonId? PersonId { get; private init; }

    public Instant RecordedAt { get; private init; }

    public PersonId? UndoneBy { get; private set; }

    public Instant? UndoneAt { get; private set; }

    public static SopTrialMove Of(SopTrial trial, int number, (StepKey Step, TrialStep Done) row, TrialRemark remark, (PersonId? By, Instant At) who) => new()
    {
        Id = Guid.CreateVersion7(),
        TrialId = trial.Id,
        Number = number,
        Step = row.Step.Value,
        Events = [.. row.Done.Events.Select(RunEventJson.Write)],
        Note = remark.Note,
        SaidTime = remark.Time?.Printed,
        PersonId = who.By,
        RecordedAt = who.At,
    };

    public void TakeBack(PersonId? by, Instant at) => (UndoneBy, UndoneAt) = (by, at);
}

/// <summary>What is written down beside a row.</summary>
/// <param name="Note">What is unclear, lacking, too slow; null for nothing.</param>
/// <param name="Time">How long it takes by those who do it; null for nothing said.</param>
public sealed record TrialRemark(string? Note, StandardDuration? Time);

internal sealed class SopTrialMapping : IEntityTypeConfiguration<SopTrial>, IEntityTypeConfiguration<SopTrialMove>
{
    public void Configure(EntityTypeBuilder<SopTrial> builder)
    {
        builder.ToTable("sop_trial", "procedures").HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasOne<ProcedureVersion>().WithMany().HasForeignKey(row => row.VersionId);
    }

    public void Configure(EntityTypeBuilder<SopTrialMove> builder)
    {
        builder.ToTable("sop_trial_move", "procedures").HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasOne<SopTrial>().WithMany().HasForeignKey(row => row.TrialId);
    }
}
