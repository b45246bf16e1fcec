using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Platform.Components;
using Tera.Shared;

namespace Tera.Measurement.Completeness;

/// <summary>What is expected, entered, handed in, in time and accepted: agencies beside each other, or the units of one.</summary>
[Authorize]
public sealed partial class CompletenessPage(CompletenessQuery query, EmployeeCompletenessQuery employeesQuery, OrganisationDirectory directory, RegionClock days, CurrentUser user)
{
    private static readonly IReadOnlyList<Choice> Quarters =
        [.. Quarter.All.Select(quarter => new Choice(Text(quarter.Number), quarter.ToString()))];

    private FiscalYear year;
    private Quarter quarter;
    private IndonesianTimeZone zone = IndonesianTimeZone.Western;
    private IReadOnlyList<UnitCompleteness> units = [];
    private IReadOnlyList<(AgencyId Id, string Name)> agencies = [];
    private IReadOnlyList<Line> lines = [];
    private IReadOnlyList<EmployeeCompleteness> employees = [];

    [SupplyParameterFromQuery(Name = "tahun")]
    private string? YearText { get; set; }

    [SupplyParameterFromQuery(Name = "triwulan")]
    private string? QuarterText { get; set; }

    [SupplyParameterFromQuery(Name = "instansi")]
    private string? Agency { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    private bool ByAgency => agencies.Count > 1 && Chosen is null;

    private AgencyId? Chosen => Guid.TryParse(Agency, out var id) ? new AgencyId(id) : null;

    private IEnumerable<(UnitCompleteness Unit, QuarterCompleteness Of)> Detail =>
        units.Select(unit => (unit, unit.In(quarter.Number))).Where(row => row.Item2.Sheets + row.Item2.Undistributed > 0);

    private IReadOnlyList<EmployeeCompleteness> OfQuarter => [.. employees.Where(one => one.Quarter == quarter.Number)];

    private string Finding => Sum(quarter.Number) switch
    {
        { Sheets: > 0 } all => $"{quarter}: {all.Reported} dari {all.Due} isian terisi, {all.HandedIn} dari {all.Sheets} lembar diserahkan, {all.Time.Words}.{Missing(all)}",
        { Undistributed: > 0 } all => $"{quarter}: formulir belum disebar; {all.Due} isian diharapkan menurut perjanjian kinerja.{Missing(all)}",
        _ => $"{quarter}: formulir belum disebar.",
    };

    protected override async Task OnInitializedAsync()
    {
        zone = await days.ZoneAsync(Http.RequestAborted);
        var today = FiscalPeriod.Of(await days.TodayAsync(Http.RequestAborted));
        year = FiscalYear.Parse(YearText).Accepted(out var typed, out _) ? typed : today.Year;
        var all = await query.ReadAsync(year, null, user.Required, Http.RequestAborted);
        agencies = [.. (await directory.AgenciesAsync(user.Required, Http.RequestAborted)).Select(agency => (agency.Id, agency.Name))];
        units = Chosen is { } one ? [.. all.Where(unit => unit.Agency == one)] : all;
        lines = ByAgency
            ? [.. agencies.Select(agency => new Line(agency.Id, agency.Name, [.. units.Where(unit => unit.Agency == agency.Id)]))]
            : [.. units.Select(unit => new Line(unit.Agency, unit.UnitName, [unit]))];
        employees = (Chosen ?? (agencies is [var (only, _)] ? only : null)) is { } whose ? await employeesQuery.ReadAsync(year, whose, user.Required, Http.RequestAborted) : [];
        // Unless asked, the latest quarter that has a sheet.
        quarter = Quarter.Parse(QuarterText).Accepted(out var number, out _) ? number : new(employees.Select(one => one.Quarter).Concat(units.SelectMany(unit => unit.Quarters).Where(one => one.Value.Sheets > 0).Select(one => one.Key)).DefaultIfEmpty(today.Quarter.Number).Max());
    }

    private QuarterCompleteness Sum(int number) => units.Select(unit => unit.In(number)).Aggregate(QuarterCompleteness.None, (sum, one) => sum + one);

    private static string Missing(QuarterCompleteness all) => all.Undistributed == 0 ? "" : $" {all.Undistributed} lembar belum dibagikan.";

    private string Href(AgencyId agency) => MeasurementLinks.Completeness + Query(agency.ToString());

    private string Query(string? agency) =>
        $"?tahun={Text(year.Value)}&triwulan={Text(quarter.Number)}{(string.IsNullOrEmpty(agency) ? "" : "&instansi=" + Uri.EscapeDataString(agency))}";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record Line(AgencyId Agency, string Name, IReadOnlyList<UnitCompleteness> Units)
    {
        public QuarterCompleteness In(int number) => Units.Select(unit => unit.In(number)).Aggregate(QuarterCompleteness.None, (sum, one) => sum + one);
    }
}
