using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using Tera.Organisation;
using Tera.Procedures.Adoption;
using Tera.Procedures.Versions;
using Tera.Shared;

namespace Tera.Procedures.Monitoring;

/// <summary>How an SOP was followed in half a year, or whether it is still right after a whole one, as its judge says.</summary>
/// <remarks>Source: PermenPANRB 35/2012: monitoring every six months, with judgement, note and action to be taken; evaluation at least yearly.</remarks>
public sealed class MonitoringNote
{
    private MonitoringNote()
    {
    }

    public Guid Id { get; private init; }

    public ProcedureId ProcedureId { get; private init; }

    public int FiscalYear { get; private init; }

    /// <summary>1 or 2; 0 for the whole year.</summary>
    public int Half { get; private init; }

    public bool RunsWell { get; private set; }

    public string Note { get; private set; } = "";

    /// <summary>Never empty where it does not run well.</summary>
    public string Action { get; private set; } = "";

    public PersonId PersonId { get; private set; }

    public Instant RecordedAt { get; private set; }

    public int Version { get; private set; }

    public static MonitoringNote Begin(ProcedureId procedure, HalfYear half) => new() { Id = Guid.CreateVersion7(), ProcedureId = procedure, FiscalYear = half.Year, Half = half.Half };

    public void Write(MonitoringJudgement judgement, PersonId person, Instant now) =>
        (RunsWell, Note, Action, PersonId, RecordedAt, Version) = (judgement.RunsWell, judgement.Note, judgement.Action, person, now, Version + 1);

    /// <summary>Whether that is what stands here.</summary>
    public bool Says(MonitoringJudgement judgement) => Version > 0 && (RunsWell, Note, Action) == (judgement.RunsWell, judgement.Note, judgement.Action);
}

/// <summary>Half a year, or a whole one.</summary>
/// <param name="Year">The calendar year.</param>
/// <param name="Half">1 or 2; 0 for the whole year.</param>
public readonly record struct HalfYear(int Year, int Half)
{
    public LocalDate First => new(Year, Half == 2 ? 7 : 1, 1);

    /// <summary>The day after its last.</summary>
    public LocalDate Next => First.PlusMonths(Half == 0 ? 12 : 6);

    public string Words => Half == 0 ? $"Tahun {Year}" : $"Semester {(Half == 1 ? "I" : "II")} {Year}";

    /// <summary>The whole of a year.</summary>
    public static HalfYear Whole(int year) => new(year, 0);

    public static HalfYear Of(LocalDate day) => new(day.Year, day.Month <= 6 ? 1 : 2);
}

/// <summary>What is said of an SOP.</summary>
public sealed record MonitoringJudgement(ProcedureId Procedure, string Title, bool RunsWell, string Note, string Action, int? Seen);

internal sealed class MonitoringNoteMapping : IEntityTypeConfiguration<MonitoringNote>
{
    public void Configure(EntityTypeBuilder<MonitoringNote> builder)
    {
        builder.ToTable("monitoring_note", "procedures").HasKey(row => row.Id);
        builder.Property(row => row.Version).IsConcurrencyToken();
        builder.HasOne<AdoptedProcedure>().WithMany().HasForeignKey(row => row.ProcedureId);
    }
}

/// <summary>Why a judgement was not kept.</summary>
public static class MonitoringRejections
{
    /// <summary>Longest text, in letters.</summary>
    public const int Longest = 600;

    /// <summary>What does not run well needs an action.</summary>
    public static Rejection ActionMissing(string title) => new("procedures.monitoring.action-missing", title);

    /// <summary>Words were written of an SOP that is not judged.</summary>
    public static Rejection NotJudged(string title) => new("procedures.monitoring.not-judged", title);

    /// <summary>A text that is too long.</summary>
    public static Rejection TooLong(string title) => new("procedures.monitoring.too-long", title, Longest);

    /// <summary>Nothing was judged.</summary>
    public static Rejection NothingJudged { get; } = new("procedures.monitoring.nothing-judged");
}
