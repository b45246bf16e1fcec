using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Planning.Contracts;
using Tera.Platform.Components;
using Tera.Shared;

namespace Tera.Measurement.Versions;

/// <summary>Versions of a year's quarters; those who keep the plan open a quarter again, everybody of the agency reads.</summary>
[Authorize]
public sealed partial class VersionsPage(VersionsQuery query, ReopenQuarterHandler reopen, WithdrawReopeningHandler withdraw, PlanningUnit planners)
{
    private const string ReopenForm = "buka-kembali", WithdrawForm = "tarik-pembukaan";

    private IReadOnlyList<Choice> agencies = [], choices = [];
    private IReadOnlyList<VersionedQuarter> quarters = [];
    private AgencyId? agency;
    private string agencyName = "";
    private FiscalYear year;
    private bool mayReopen, loaded;

    [SupplyParameterFromQuery(Name = "instansi")]
    private string? AskedAgencyText { get; set; }

    private Guid? AskedAgency => Asked.Id(AskedAgencyText);

    [SupplyParameterFromQuery(Name = "tahun")]
    private string? AskedYear { get; set; }

    [SupplyParameterFromForm(FormName = ReopenForm)]
    private ReopenInput? Reopening { get; set; }

    [SupplyParameterFromForm(FormName = WithdrawForm)]
    private ReopenInput? Withdrawing { get; set; }

    /// <summary>Quarters that are open again.</summary>
    private IReadOnlyList<Choice> Opened =>
        [.. quarters.Where(quarter => quarter.Versions.Any(row => row.Standing.Version is { IsApproved: false, Number: > 1 })).Select(quarter => new Choice(Text(quarter.Period.Quarter), quarter.Period.Quarter.ToString()))];

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        (Reopening, Withdrawing) = (Reopening ?? new(), Withdrawing ?? new());
        year = FiscalYear.Parse(AskedYear).Accepted(out var asked, out _) ? asked : FiscalPeriod.Of(Today).Plus(-1).Year;
        var chooser = await AgencyChooser.ReadAsync(Db, Current.Required, AskedAgency, Aborted);
        (agencies, agency, agencyName) = (chooser.All, chooser.Chosen, chooser.Name);
        if (agency is { } chosen)
        {
            quarters = await query.ReadAsync(chosen, year, Aborted);
            choices = [.. quarters.Where(quarter => quarter.MayReopen).Select(quarter => new Choice(Text(quarter.Period.Quarter), quarter.Period.Quarter.ToString()))];
            mayReopen = await planners.IncludesAsync(Current.Required, chosen, Aborted);
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

    private async Task WithdrawAsync()
    {
        var reading = Reading();
        var quarter = reading.Whole("Withdrawing.Quarter", Withdrawing!.Quarter, 1, 4);
        if (!mayReopen)
        {
            Navigation.NotFound();
        }
        else if (!reading.Clean)
        {
            Refuse(WithdrawForm, reading);
        }
        else if ((await withdraw.HandleAsync(new(Command, Current.Required, agency!.Value, new(year, new(quarter!.Value)), Withdrawing.Reason ?? ""), Aborted)).Accepted(out var receipt, out var no))
        {
            Done(MeasurementLinks.VersionsOf(agency.Value, year), receipt);
        }
        else
        {
            Refuse(WithdrawForm, no, no == QuarterVersionRejections.ReasonMissing ? "Withdrawing.Reason" : "Withdrawing.Quarter");
        }
    }

    private static string Text(Quarter quarter) => quarter.Number.ToString(CultureInfo.InvariantCulture);

    private sealed class ReopenInput
    {
        public string? Quarter { get; set; }

        public string? Reason { get; set; }
    }
}
