using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using NodaTime;
using Tera.Documents.Contracts;
using Tera.Measurement.Contracts;
using Tera.Organisation.Contracts;
using Tera.Procedures.Contracts;
using Tera.Shared;

namespace Tera.Reporting.Home;

/// <summary>Beranda: what waits for the person, who is late, and where the unfinished runs stand.</summary>
[Authorize]
public sealed partial class HomePage(
    Inbox inbox, WaitingSheets waitingSheets, WaitingTalks waitingTalks, FollowUpList followUps, WaitingDeliveries waitingDeliveries, WaitingInvitations waitingInvitations, FailedMails failedMails, AgencyStandings standing, RunOverviews overviews, SigningReadiness readiness, PaperChecks checks, CurrentUser user, RegionClock region, IClock clock)
{
    private const int MostRuns = 3;

    private IReadOnlyList<WaitingTask> waiting = [];
    private IReadOnlyList<WaitingSheet> sheets = [];
    private IReadOnlyList<WaitingTalk> talks = [];
    private IReadOnlyList<WaitingDelivery> delivered = [];
    private IReadOnlyList<WaitingInvitation> invited = [];
    private IReadOnlyList<FailedMail> unsent = [];
    private IReadOnlyList<WaitingTask> overdue = [];
    private IReadOnlyList<AgencyStanding> standings = [];
    private IReadOnlyList<FollowUp> mine = [];
    private LocalDate day;
    private IReadOnlyList<RunOverview> runs = [];
    private readonly Dictionary<Procedures.Engine.RunId, IReadOnlyList<string>> foreseen = [];
    private string? own;
    private int broken;
    private IndonesianTimeZone zone = IndonesianTimeZone.Western;
    private string today = "";
    private string greeting = "";
    private string lead = "";
    private string agency = "";

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        var who = user.Required;
        var now = clock.GetCurrentInstant();
        zone = await region.ZoneAsync(Http.RequestAborted);
        var local = now.InZone(zone.Zone);
        today = $"{IndonesianDate.LongWithDay(local.Date)} · {zone.Clock(now)}";
        greeting = $"Selamat {PartOfDay(local.Hour)}, {who.Address}.";
        agency = who.Positions.Count > 0 ? who.Positions[0].AgencyName : "";
        waiting = await inbox.OfAsync(who.PersonId, Http.RequestAborted);
        sheets = await waitingSheets.OfAsync(who, Http.RequestAborted);
        talks = await waitingTalks.OfAsync(who, Http.RequestAborted);
        delivered = await waitingDeliveries.OfAsync(who.PersonId, Http.RequestAborted);
        invited = await waitingInvitations.OfAsync(who.PersonId, Http.RequestAborted);
        unsent = await failedMails.OfAsync(who.PersonId, local.Date, Http.RequestAborted);
        mine = await followUps.OpenOfAsync(who, Http.RequestAborted);
        day = local.Date;
        overdue = await inbox.OverdueAsync(who, Http.RequestAborted);
        standings = await standing.OfAsync(who, Http.RequestAborted);
        runs = await overviews.UnfinishedAsync(who, MostRuns, Http.RequestAborted);
        foreach (var run in runs)
        {
            foreseen[run.Head.Id] = await readiness.OfRunAsync(run.Head.Id, Http.RequestAborted);
        }

        if (who.Role is Organisation.AccountRole.Administrator)
        {
            broken = (await checks.LatestAsync(Http.RequestAborted))?.Findings.Count ?? 0;
        }

        own = await readiness.OfPersonAsync(who.PersonId, Http.RequestAborted);
        lead = Lead();
    }

    private string Lead()
    {
        var late = waiting.Count(task => task.Time is Platform.Components.TimeState.Late);
        return (waiting.Count + sheets.Count, late) switch
        {
            (0, _) when delivered.Count > 0 => $"Tidak ada tugas yang menunggu Anda; {delivered.Count} kiriman belum Anda tandai diterima.",
            (0, _) when mine.Count > 0 => $"Tidak ada tugas yang menunggu Anda; {mine.Count} tindak lanjut rapat belum selesai.",
            (0, _) => "Tidak ada yang menunggu Anda hari ini.",
            (1, 0) => "Satu hal menunggu Anda, masih dalam waktu.",
            (1, _) => "Satu hal menunggu Anda dan sudah lewat waktu.",
            (var all, 0) => $"{all} hal menunggu Anda, semuanya masih dalam waktu.",
            var (all, some) => $"{all} hal menunggu Anda, {some} di antaranya lewat waktu.",
        };
    }

    private static string PartOfDay(int hour) => hour switch
    {
        < 11 => "pagi",
        < 15 => "siang",
        < 19 => "sore",
        _ => "malam",
    };
}
