using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Tera.Organisation;
using Tera.Organisation.Agencies;
using Tera.Organisation.Contracts;
using Tera.Planning.Contracts;
using Tera.Platform.Components;
using Tera.Shared;

namespace Tera.Measurement.Versions;

/// <summary>Versions of a year's quarters; those who keep the plan open a quarter again, everybody of the agency reads.</summary>
[Authorize]
public sealed partial class VersionsPage(VersionsQuery query, ReopenQuarterHandler reopen, PlanningUnit planners)
{
    private const string ReopenForm = "buka-kembali";

    private IReadOnlyList<Choice> agencies = [], choices = [];
    private IReadOnlyList<VersionedQuarter> quarters = [];
    private AgencyId? agency;
    private string agencyName = "";
    private FiscalYear year;
    private bool mayReopen, loaded;

    [SupplyParameterFromQuery(Name = "instansi")]
    private Guid? AskedAgency { get; set; }

    [SupplyParameterFromQuery(Name = "tahun")]
    private string? AskedYear { get; set; }

    [SupplyParameterFromForm(FormName = ReopenForm)]
    private ReopenInput? Reopening { get; set; }

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        Reopening ??= new();
        year = FiscalYear.Parse(AskedYear).Accepted(out var asked, out _) ? asked : FiscalPeriod.Of(Today).Plus(-1).Year;
        var mine = await Db.Set<Agency>().AsNoTracking().VisibleTo(Current.Required).OrderBy(one => one.Ordinal).ThenBy(one => one.Name)
            .Select(one => new { one.Id, one.Name }).Take(500).ToListAsync(Aborted);
        agencies = [.. mine.Select(one => new Choice(one.Id.ToString(), one.Name))];
        if ((mine.Find(one => one.Id.Value == AskedAgency) ?? mine.FirstOrDefault()) is { } chosen)
        {
            (agency, agencyName) = (chosen.Id, chosen.Name);
            quarters = await query.ReadAsync(chosen.Id, year, Aborted);
            choices = [.. quarters.Where(quarter => quarter.MayReopen).Select(quarter => new Choice(Text(quarter.Period.Quarter), quarter.Period.Quarter.ToString()))];
            mayReopen = await planners.IncludesAsync(Current.Required, chosen.Id, Aborted);
        }

        loaded = true;
    }

    private async Task ReopenAsync()
    {
        var reading = Reading();
        var quarter = reading.Whole("Reopening.Quarter", Reopening!.Quarter, 1, 4);
        if (!mayReopen)
        {
            Navigation.NotFound();
        }
        else if (!reading.Clean)
        {
            Refuse(ReopenForm, reading);
        }
        else if ((await reopen.HandleAsync(new(Command, Current.Required, agency!.Value, new(year, new(quarter!.Value)), Reopening.Reason ?? ""), Aborted)).Accepted(out var receipt, out var no))
        {
            Done(MeasurementLinks.VersionsOf(agency.Value, year), receipt);
        }
        else
        {
            Refuse(ReopenForm, no, no.Code is "measurement.version.reason-missing" or "measurement.version.reason-too-long" ? "Reopening.Reason" : "Reopening.Quarter");
        }
    }

    private static string Text(Quarter quarter) => quarter.Number.ToString(CultureInfo.InvariantCulture);

    private sealed class ReopenInput
    {
        public string? Quarter { get; set; }

        public string? Reason { get; set; }
    }
}
