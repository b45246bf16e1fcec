using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Planning.Contracts;
using Tera.Platform.Components;
using Tera.Shared;

namespace Tera.Measurement.Spending;

/// <summary>What was spent by line of the budget: told line by line, or by a file with a preview that can be taken back.</summary>
[Authorize]
public sealed partial class SpendingPage(SpendingReader reader, TellSpendingHandler tell, ImportSpendingHandler import, UndoSpendingImportHandler undo, PlanningUnit planners)
{
    private const string Tell = "realisasi-anggaran";

    private static readonly IReadOnlyList<Choice> Quarters = [.. Quarter.All.Select(quarter => new Choice(Text(quarter.Number), quarter.ToString()))];

    private IReadOnlyList<Choice> agencies = [];
    private AgencyId? agency;
    private string agencyName = "";
    private FiscalPeriod period;
    private SpendingView? view;
    private LastImport? last;
    private IFormCollection? posted;
    private bool isKeeper;

    [SupplyParameterFromQuery(Name = "instansi")]
    private string? AskedAgency { get; set; }

    [SupplyParameterFromQuery(Name = "tahun")]
    private string? AskedYear { get; set; }

    [SupplyParameterFromQuery(Name = "triwulan")]
    private string? AskedQuarter { get; set; }

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        // Money of a quarter is told in the quarter after it.
        var usual = FiscalPeriod.Of(Today).Plus(-1);
        var year = FiscalYear.Parse(AskedYear).Accepted(out var asked, out _) ? asked : usual.Year;
        period = new(year, int.TryParse(AskedQuarter, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 4 ? new(number) : usual.Quarter);
        var chooser = await AgencyChooser.ReadAsync(Db, Current.Required, Asked.Id(AskedAgency), Aborted);
        (agencies, agency, agencyName) = (chooser.All, chooser.Chosen, chooser.Name);
        if (agency is { } chosen)
        {
            view = await reader.OfAsync(chosen, period, Current.Required, Aborted);
            isKeeper = await planners.IncludesAsync(Current.Required, chosen, Aborted);
            last = await UndoSpendingImportHandler.LastAsync(Db, chosen, period, Aborted) is { } one ? new(one.Id, one.FileName, one.ImportedAt) : null;
        }
    }

    private async Task TellAsync()
    {
        posted = await Http.Request.ReadFormAsync(Aborted);
        var lines = SpendingForm.Read(posted, view!.Lines);
        if (lines.Count == 0)
        {
            Navigation.NavigateTo(Here);
            return;
        }

        var (receipt, faults) = await tell.HandleAsync(new(Command, Current.Required, agency!.Value, period, lines), Aborted);
        if (receipt is not null)
        {
            Done(Here, receipt);
            return;
        }

        var reading = Reading();
        foreach (var fault in faults)
        {
            reading.Refuse(fault.Item is { } item ? SpendingForm.Typed(item) : null, fault.Why);
        }

        Refuse(Tell, reading);
    }

    private string Here => MeasurementLinks.SpendingOf(agency!.Value, period);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
