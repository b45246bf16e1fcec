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

/// <summary>Decisions of meetings until they are carried out, across runs and years.</summary>
public sealed class FollowUpList(TeraDbContext db)
{
    /// <summary>Of some agencies, open ones first, by their day.</summary>
    public async Task<IReadOnlyList<FollowUp>> OfAsync(IEnumerable<AgencyId> agencies, CancellationToken ct)
    {
        var ids = agencies.Select(agency => agency.Value).ToArray();
        var rows = await db.Database.SqlQuery<Row>(
            $"""
             select d.meeting_id as "Meeting", d.ordinal as "Ordinal", d.text as "Text", d.owner_id as "Owner", coalesce(d.owner_name, '') as "OwnerName", d.due_on as "DueOn",
                    m.subject as "Subject", m.held_on as "HeldOn", m.chair_id as "Chair", r.id as "Run", r.title as "RunTitle", a.id as "Agency", a.short_name as "AgencyName",
                    latest.standing as "Standing", latest.note as "Note"
             from documents.meeting m
             join documents.meeting_decision d on d.meeting_id = m.id
             join procedures.run r on r.id = m.run_id
             join organisation.agency a on a.id = r.agency_id
             left join lateral (
                 select f.standing, f.note from documents.follow_up_report f
                 where f.meeting_id = d.meeting_id and f.ordinal = d.ordinal
                 order by f.reported_at desc, f.id desc limit 1) latest on true
             where m.closed_at is not null and d.owner_id is not null and r.agency_id = any ({ids})
             """).TagWith("Documents: follow-up of decisions").ToListAsync(ct);
        return [.. rows.Select(FollowUpOf).OrderBy(one => !one.IsOpen).ThenBy(one => one.DueOn ?? LocalDate.MaxIsoValue).ThenByDescending(one => one.HeldOn).ThenBy(one => one.Ordinal)];
    }

    /// <summary>What a person is to carry out, in whatever agency.</summary>
    public async Task<IReadOnlyList<FollowUp>> OpenOfAsync(SignedInUser user, CancellationToken ct) =>
        [.. (await OfAsync(user.Agencies, ct)).Where(one => one.IsOpen && one.Owner == user.PersonId)];

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
        Standing = row.Standing is null ? FollowUpStanding.Open : Enum.Parse<FollowUpStanding>(row.Standing),
        Note = row.Note,
    };

    private sealed record Row(
        Guid Meeting, int Ordinal, string Text, Guid Owner, string OwnerName, DateOnly? DueOn, string Subject, DateOnly HeldOn, Guid? Chair, Guid Run, string RunTitle,
        Guid Agency, string AgencyName, string? Standing, string? Note);
}
