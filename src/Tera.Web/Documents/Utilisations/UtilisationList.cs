using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Platform.Data;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Documents.Utilisations;

/// <summary>A decision that used the measurement.</summary>
public sealed record UtilisationRow
{
    public required MeetingId Meeting { get; init; }

    /// <summary>Place among the meeting's decisions, from 0.</summary>
    public required int Ordinal { get; init; }

    public required string Text { get; init; }

    public required Utilisation Utilisation { get; init; }

    /// <summary>The figures it rests on; null where none were named.</summary>
    public required string? Basis { get; init; }

    /// <summary>Empty for nobody.</summary>
    public required string OwnerName { get; init; }

    public required string MeetingSubject { get; init; }

    public required LocalDate HeldOn { get; init; }

    public required RunId Run { get; init; }

    public required int FiscalYear { get; init; }

    /// <summary>Null for a run about the whole year.</summary>
    public required int? Quarter { get; init; }

    public required string AgencyName { get; init; }

    public required FollowUpStanding Standing { get; init; }

    /// <summary>Which measurement it used.</summary>
    public string Period => Quarter is { } quarter ? $"{new Quarter(quarter)} {FiscalYear}" : $"Tahun {FiscalYear}";

    public string Href => DocumentLinks.FollowUp(Meeting, Ordinal);
}

/// <summary>Which uses are wanted.</summary>
/// <param name="Agencies">Whose.</param>
public sealed record UtilisationFilter(IEnumerable<AgencyId> Agencies)
{
    /// <summary>Tahun anggaran of the runs; null for any.</summary>
    public int? Year { get; init; }

    /// <summary>Null for any.</summary>
    public Utilisation? Kind { get; init; }

    /// <summary>Part of the decision, of the figures it rests on, or of the meeting's subject; null for any.</summary>
    public string? Search { get; init; }
}

/// <summary>Pemanfaatan: for what decisions of closed meetings used the measurement.</summary>
/// <remarks>Source: PermenPANRB 88/2021, evaluation sheet, criteria 2.c.</remarks>
public sealed class UtilisationList(TeraDbContext db)
{
    /// <summary>More than an agency decides in a year; a bound that none reaches.</summary>
    public const int Most = 2_000;

    /// <summary>The latest meeting first, each in the order of its decisions.</summary>
    public async Task<IReadOnlyList<UtilisationRow>> ReadAsync(UtilisationFilter filter, int most, CancellationToken ct)
    {
        var ids = filter.Agencies.Select(agency => agency.Value).ToArray();
        var (kind, pattern) = (filter.Kind?.ToString(), string.IsNullOrWhiteSpace(filter.Search) ? null : Patterns.Containing(filter.Search.Trim()));
        var rows = await db.Database.SqlQuery<Row>(
            $"""
             select d.meeting_id as "Meeting", d.ordinal as "Ordinal", d.text as "Text", d.utilisation as "Utilisation", d.basis as "Basis", coalesce(d.owner_name, '') as "OwnerName",
                    m.subject as "Subject", m.held_on as "HeldOn", r.id as "Run", r.fiscal_year as "FiscalYear", r.quarter as "Quarter", a.short_name as "AgencyName",
                    coalesce(latest.standing, 'Open') as "Standing"
             from documents.meeting_decision d
             join documents.meeting m on m.id = d.meeting_id
             join procedures.run r on r.id = m.run_id
             join organisation.agency a on a.id = r.agency_id
             left join lateral (
                 select f.standing from documents.follow_up_report f
                 where f.meeting_id = d.meeting_id and f.ordinal = d.ordinal order by f.reported_at desc, f.id desc limit 1) latest on true
             where d.utilisation is not null and m.closed_at is not null and r.agency_id = any ({ids})
               and ({filter.Year}::int is null or r.fiscal_year = {filter.Year}::int)
               and ({kind}::text is null or d.utilisation = {kind}::text)
               and ({pattern}::text is null or concat_ws(' ', d.text, d.basis, m.subject) ilike {pattern}::text)
             order by m.held_on desc, m.id, d.ordinal limit {most}
             """).TagWith("Documents: uses of the measurement").ToListAsync(ct);
        return [.. rows.Select(RowOf)];
    }

    private static UtilisationRow RowOf(Row row) => new()
    {
        Meeting = new(row.Meeting),
        Ordinal = row.Ordinal,
        Text = row.Text,
        Utilisation = Enum.Parse<Utilisation>(row.Utilisation),
        Basis = row.Basis,
        OwnerName = row.OwnerName,
        MeetingSubject = row.Subject,
        HeldOn = LocalDate.FromDateOnly(row.HeldOn),
        Run = new(row.Run),
        FiscalYear = row.FiscalYear,
        Quarter = row.Quarter,
        AgencyName = row.AgencyName,
        Standing = Enum.Parse<FollowUpStanding>(row.Standing),
    };

    private sealed record Row(
        Guid Meeting, int Ordinal, string Text, string Utilisation, string? Basis, string OwnerName, string Subject, DateOnly HeldOn, Guid Run, int FiscalYear, int? Quarter,
        string AgencyName, string Standing);
}
