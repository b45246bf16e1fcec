using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Platform.Components;
using Tera.Platform.Data;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Documents.Contracts;

/// <summary>A decision of a closed meeting, and where it stands.</summary>
public sealed record FollowUp
{
    public required MeetingId Meeting { get; init; }

    /// <summary>Place among the meeting's decisions, from 0.</summary>
    public required int Ordinal { get; init; }

    public required string Text { get; init; }

    public required PersonId Owner { get; init; }

    public required string OwnerName { get; init; }

    /// <summary>Null where the meeting set none.</summary>
    public required LocalDate? DueOn { get; init; }

    public required string MeetingSubject { get; init; }

    public required LocalDate HeldOn { get; init; }

    /// <summary>Who chaired.</summary>
    public required PersonId? Chair { get; init; }

    public required RunId Run { get; init; }

    public required string RunTitle { get; init; }

    public required AgencyId Agency { get; init; }

    public required string AgencyName { get; init; }

    public required FollowUpStanding Standing { get; init; }

    /// <summary>What the latest report says; null before the first.</summary>
    public required string? Note { get; init; }

    public bool IsOpen => Standing is FollowUpStanding.Open or FollowUpStanding.UnderWay;

    public bool IsLateOn(LocalDate day) => IsOpen && DueOn < day;

    public string Href => DocumentLinks.FollowUp(Meeting, Ordinal);

    /// <summary>How it stands to its day.</summary>
    public (TimeState State, string Words) TimeOn(LocalDate day) => DueOn switch
    {
        _ when !IsOpen => (TimeState.None, Standing is FollowUpStanding.Done ? "Selesai" : "Tidak dilanjutkan"),
        null => (TimeState.None, "Tanpa tenggat"),
        { } due when due < day => (TimeState.Late, $"Lewat {Period.DaysBetween(due, day)} hari"),
        { } due when due == day => (TimeState.Soon, "Hari ini"),
        { } due => (TimeState.Left, $"Sampai {IndonesianDate.Short(due)}"),
    };
}

/// <summary>Which decisions are wanted.</summary>
/// <param name="Agencies">Whose.</param>
public sealed record FollowUpFilter(IEnumerable<AgencyId> Agencies)
{
    /// <summary>The states a list is narrowed to.</summary>
    public const string Open = "open", Late = "late", All = "all";

    /// <summary><see cref="Open"/>, <see cref="Late"/>, <see cref="All"/>, or the name of a standing.</summary>
    public string State { get; init; } = All;

    /// <summary>On which day is late what is late.</summary>
    public LocalDate Day { get; init; }

    /// <summary>Who is to carry it out; null for anybody.</summary>
    public PersonId? Owner { get; init; }

    /// <summary>The one decision; null for any.</summary>
    public (MeetingId Meeting, int Ordinal)? One { get; init; }

    /// <summary>Part of the decision, its owner's name, or the meeting's subject; null for any.</summary>
    public string? Search { get; init; }

    /// <summary>From 1; null for all of them.</summary>
    public int? Page { get; init; }
}

/// <summary>Decisions of meetings until they are carried out, across runs and years.</summary>
public sealed class FollowUpList(TeraDbContext db)
{
    public const int PageSize = 50;

    /// <summary>How many there are on all pages.</summary>
    public async Task<int> CountAsync(FollowUpFilter filter, CancellationToken ct) => (await RowsAsync(filter with { Page = 1 }, ct)) is [var first, ..] ? first.Total : 0;

    /// <summary>Open ones first, by their day.</summary>
    public async Task<IReadOnlyList<FollowUp>> ReadAsync(FollowUpFilter filter, CancellationToken ct) => [.. (await RowsAsync(filter, ct)).Select(FollowUpOf)];

    /// <summary>What a person is to carry out in his agencies.</summary>
    public Task<IReadOnlyList<FollowUp>> OpenOfAsync(SignedInUser user, CancellationToken ct) =>
        ReadAsync(new(user.Agencies) { State = FollowUpFilter.Open, Owner = user.PersonId }, ct);

    private async Task<IReadOnlyList<Row>> RowsAsync(FollowUpFilter filter, CancellationToken ct)
    {
        var ids = filter.Agencies.Select(agency => agency.Value).ToArray();
        var (owner, meeting, ordinal) = (filter.Owner?.Value, filter.One?.Meeting.Value, filter.One?.Ordinal);
        var pattern = string.IsNullOrWhiteSpace(filter.Search) ? null : Patterns.Containing(filter.Search.Trim());
        var (size, skipped) = filter.Page is { } page ? (PageSize, (page - 1) * PageSize) : (int.MaxValue, 0);
        return await db.Database.SqlQuery<Row>(
            $"""
             select d.meeting_id as "Meeting", d.ordinal as "Ordinal", d.text as "Text", d.owner_id as "Owner", coalesce(d.owner_name, '') as "OwnerName", d.due_on as "DueOn",
                    m.subject as "Subject", m.held_on as "HeldOn", m.chair_id as "Chair", r.id as "Run", r.title as "RunTitle", a.id as "Agency", a.short_name as "AgencyName",
                    latest.standing as "Standing", latest.note as "Note", count(*) over ()::int as "Total"
             from documents.meeting m
             join documents.meeting_decision d on d.meeting_id = m.id
             join procedures.run r on r.id = m.run_id
             join organisation.agency a on a.id = r.agency_id
             cross join lateral (
                 select coalesce(max(f.standing), 'Open') as standing, max(f.note) as note from (
                     select standing, note from documents.follow_up_report f
                     where f.meeting_id = d.meeting_id and f.ordinal = d.ordinal
                     order by f.reported_at desc, f.id desc limit 1) f) latest
             cross join lateral (select latest.standing in ('Open', 'UnderWay') as is_open) s
             where m.closed_at is not null and d.owner_id is not null and r.agency_id = any ({ids})
               and ({owner}::uuid is null or d.owner_id = {owner}::uuid)
               and ({meeting}::uuid is null or (d.meeting_id = {meeting}::uuid and d.ordinal = {ordinal}::int))
               and case {filter.State} when {FollowUpFilter.All} then true when {FollowUpFilter.Open} then s.is_open
                        when {FollowUpFilter.Late} then s.is_open and d.due_on < {filter.Day.ToDateOnly()} else latest.standing = {filter.State} end
               and ({pattern}::text is null or d.text ilike {pattern}::text or d.owner_name ilike {pattern}::text or m.subject ilike {pattern}::text)
             order by s.is_open desc, d.due_on nulls last, m.held_on desc, d.meeting_id, d.ordinal
             limit {size} offset {skipped}
             """).TagWith("Documents: follow-up of decisions").ToListAsync(ct);
    }

    private static FollowUp FollowUpOf(Row row) => new()
    {
        Meeting = new(row.Meeting),
        Ordinal = row.Ordinal,
        Text = row.Text,
        Owner = new(row.Owner),
        OwnerName = row.OwnerName,
        DueOn = row.DueOn is { } due ? LocalDate.FromDateOnly(due) : null,
        MeetingSubject = row.Subject,
        HeldOn = LocalDate.FromDateOnly(row.HeldOn),
        Chair = row.Chair is { } chair ? new PersonId(chair) : null,
        Run = new(row.Run),
        RunTitle = row.RunTitle,
        Agency = new(row.Agency),
        AgencyName = row.AgencyName,
        Standing = Enum.Parse<FollowUpStanding>(row.Standing),
        Note = row.Note,
    };

    private sealed record Row(
        Guid Meeting, int Ordinal, string Text, Guid Owner, string OwnerName, DateOnly? DueOn, string Subject, DateOnly HeldOn, Guid? Chair, Guid Run, string RunTitle,
        Guid Agency, string AgencyName, string Standing, string? Note, int Total);
}
