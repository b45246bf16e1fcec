using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation.Contracts;
using Tera.Platform.Components;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Procedures.Runs;

/// <summary>Every run the user may see.</summary>
[Authorize]
public sealed partial class RunListPage(TeraDbContext db, BeginnableProcedures beginnable, CurrentUser user, LinkedRuns links, RegionClock region, IClock clock)
{
    private static readonly IReadOnlyList<Choice> Statuses =
    [
        new("", "Semua"),
        new(nameof(RunStatus.Running), "Berjalan"),
        new(RunFilter.Late, "Terlambat"),
        new(RunFilter.Back, "Dikembalikan"),
        new(nameof(RunStatus.Paused), "Waktu berhenti"),
        new(nameof(RunStatus.Finished), "Selesai"),
        new(nameof(RunStatus.Cancelled), "Dibatalkan"),
    ];

    private IndonesianTimeZone zone = IndonesianTimeZone.Western;
    private List<RunListRow> rows = [];
    private ILookup<RunId, LinkedRun> awaited = Array.Empty<LinkedRun>().ToLookup(linked => linked.Parent);
    private RunFilter filter = new(null, null, null, null);
    private IReadOnlyList<Choice> years = [];
    private IReadOnlyList<Choice> agencies = [];
    private bool mayBegin;

    [SupplyParameterFromQuery(Name = "cari")]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "status")]
    private string? Status { get; set; }

    [SupplyParameterFromQuery(Name = "tahun")]
    private string? YearText { get; set; }

    private int? Year => Asked.Number(YearText);

    [SupplyParameterFromQuery(Name = "perangkat")]
    private string? Agency { get; set; }

    [SupplyParameterFromQuery(Name = "hal")]
    private string? PageText { get; set; }

    private int? Page => Asked.Number(PageText);

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    private int Number { get; set; } = 1;

    private IReadOnlyList<Choice> Years => years;

    protected override async Task OnInitializedAsync()
    {
        var now = clock.GetCurrentInstant();
        filter = new(Search?.Trim(), Status, Year, Agency);
        Number = Math.Clamp(Page ?? 1, 1, RunListRow.MostPages);
        rows = await RunListRow.ListAsync(db, user.Required, filter, Number, now, Http.RequestAborted);
        if (rows.Count == 0 && Number > 1 && await RunListRow.ListAsync(db, user.Required, filter, page: 1, now, Http.RequestAborted) is [{ Total: var total }, ..])
        {
            // Beyond the last page nothing says how many there are.
            Number = Paging.Within(Number, total, RunListRow.PageSize);
            rows = await RunListRow.ListAsync(db, user.Required, filter, Number, now, Http.RequestAborted);
        }

        mayBegin = (await beginnable.OfAsync(user.Required.PersonId, Http.RequestAborted)).Count > 0;
        awaited = (await links.OfAsync([.. rows.Select(row => row.Run)], Http.RequestAborted)).Where(linked => !linked.IsOver).ToLookup(linked => linked.Parent);
        agencies = await AgenciesAsync(Http.RequestAborted);
        zone = await region.ZoneAsync(Http.RequestAborted);
        var current = zone.DateOf(now).Year;
        years = [new("", "Semua"), .. Enumerable.Range(0, 5).Select(back => (current - back).ToString(System.Globalization.CultureInfo.InvariantCulture)).Select(year => new Choice(year, year))];
    }

    /// <summary>Agencies to choose from, for whoever sees more than one; empty for the others.</summary>
    private async Task<IReadOnlyList<Choice>> AgenciesAsync(CancellationToken ct)
    {
        var seen = user.Required.SeesEveryAgency ? null : user.Required.Agencies.Select(agency => agency.Value).ToArray();
        var rows = await db.Database.SqlQuery<AgencyRow>(
            $"""
             select code, short_name from organisation.agency
             where {seen}::uuid[] is null or id = any ({seen}::uuid[])
             order by ordinal, name, id limit 500
             """).TagWith("Procedures: agencies that runs can be narrowed to").ToListAsync(ct);
        return rows.Count < 2 ? [] : [new("", "Semua"), .. rows.Select(row => new Choice(row.Code, row.Short_Name))];
    }

    private static WorkState StateOf(RunListRow row) => row switch
    {
        { Status: nameof(RunStatus.Finished) } => WorkState.Done,
        { Status: nameof(RunStatus.Cancelled) } => WorkState.Refused,
        { Status: nameof(RunStatus.Paused) } => WorkState.Waiting,
        { Late: > 0 } => WorkState.Late,
        { Returned: true } => WorkState.Returned,
        { Timed: true } => WorkState.InTime,
        _ => WorkState.Running,
    };

    private string Day(Instant? moment) => moment is { } at ? IndonesianDate.ShortWithYear(zone.DateOf(at)) : "–";

    private string Address(int page) => ProceduresLinks.Runs + new QueryBuilder(
        new Dictionary<string, string?> { ["cari"] = Search, ["status"] = Status, ["tahun"] = Year?.ToString(System.Globalization.CultureInfo.InvariantCulture), ["perangkat"] = Agency, ["hal"] = page.ToString(System.Globalization.CultureInfo.InvariantCulture) }
            .Where(pair => !string.IsNullOrEmpty(pair.Value)).Select(pair => KeyValuePair.Create(pair.Key, pair.Value!))).ToQueryString();

    private sealed record AgencyRow(string Code, string Short_Name);
}
