using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using NodaTime;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Planning.Contracts;
using Tera.Platform.Components;
using Tera.Shared;

namespace Tera.Measurement.Deadlines;

/// <summary>Deadlines of an agency's year and leave for single units; those who keep the plan decide, everybody of the agency reads.</summary>
[Authorize]
public sealed partial class DeadlinesPage(DeadlinesQuery query, SetDeadlineHandler set, GrantExceptionHandler grant, PlanningUnit planners, IClock clock)
{
    private const string SetForm = "tetapkan-tenggat", GrantForm = "beri-pengecualian";

    private static readonly IReadOnlyList<Choice> Quarters =
        [.. Shared.Quarter.All.Select(quarter => new Choice(quarter.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), quarter.ToString()))];

    private IReadOnlyList<Choice> agencies = [], units = [];
    private IReadOnlyList<QuarterDeadline> rows = [];
    private IReadOnlyList<LeaveRow> leaves = [];
    private AgencyId? agency;
    private string agencyName = "";
    private FiscalYear year;
    private Instant now;
    private bool mayDecide, loaded;

    [SupplyParameterFromQuery(Name = "instansi")]
    private string? AskedAgencyText { get; set; }

    private Guid? AskedAgency => Asked.Id(AskedAgencyText);

    [SupplyParameterFromQuery(Name = "tahun")]
    private string? AskedYear { get; set; }

    [SupplyParameterFromForm(FormName = SetForm)]
    private DeadlineInput? Deadline { get; set; }

    [SupplyParameterFromForm(FormName = GrantForm)]
    private LeaveInput? Leave { get; set; }

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        (Deadline, Leave) = (Deadline ?? new(), Leave ?? new());
        // Figures of a quarter are filled in the quarter after it.
        year = FiscalYear.Parse(AskedYear).Accepted(out var asked, out _) ? asked : FiscalPeriod.Of(Today).Plus(-1).Year;
        now = clock.GetCurrentInstant();
        var chooser = await AgencyChooser.ReadAsync(Db, Current.Required, AskedAgency, Aborted);
        (agencies, agency, agencyName) = (chooser.All, chooser.Chosen, chooser.Name);
        if (agency is { } chosen)
        {
            units = await query.UnitsAsync(chosen, Aborted);
            rows = await query.QuartersAsync(chosen, year, Aborted);
            leaves = await query.LeavesAsync(chosen, year, Aborted);
            mayDecide = await planners.IncludesAsync(Current.Required, chosen, Aborted);
        }

        loaded = true;
    }

    private async Task SetAsync()
    {
        var reading = Reading();
        var (quarter, day, ground) = (
            reading.Whole("Deadline.Quarter", Deadline!.Quarter, 1, 4), reading.Date("Deadline.LastDay", Deadline.LastDay), reading.Line("Deadline.Ground", Deadline.Ground));
        if (!mayDecide)
        {
            Navigation.NotFound();
        }
        else if (!reading.Clean)
        {
            Refuse(SetForm, reading);
        }
        else if ((await set.HandleAsync(new(Command, Current.Required, PlaceOf(quarter!.Value), day!.Value, ground!), Aborted)).Accepted(out var receipt, out var no))
        {
            Done(MeasurementLinks.DeadlinesOf(agency!.Value, year), receipt);
        }
        else
        {
            Refuse(SetForm, no, "Deadline.LastDay");
        }
    }

    private async Task GrantAsync()
    {
        var reading = Reading();
        var (quarter, unit, day) = (
            reading.Whole("Leave.Quarter", Leave!.Quarter, 1, 4), reading.Id("Leave.Unit", Leave.Unit), reading.Date("Leave.LastDay", Leave.LastDay));
        if (!mayDecide)
        {
            Navigation.NotFound();
        }
        else if (!reading.Clean)
        {
            Refuse(GrantForm, reading);
        }
        else if ((await grant.HandleAsync(
            new(Command, Current.Required, PlaceOf(quarter!.Value), new(unit!.Value), day!.Value, Leave.Reason ?? ""), Aborted)).Accepted(out var receipt, out var no))
        {
            Done(MeasurementLinks.DeadlinesOf(agency!.Value, year), receipt);
        }
        else
        {
            Refuse(GrantForm, no, no == DeadlineRejections.ReasonMissing ? "Leave.Reason" : "Leave.LastDay");
        }
    }

    private DeadlinePlace PlaceOf(int quarter) => new(agency!.Value, new(year, new(quarter)));

    private string WordsOf(QuarterDeadline row) => row switch
    {
        { Closed: true } => "triwulan ditutup bersama pelaksanaannya",
        { Deadline: null } => "terbuka tanpa tenggat",
        { Deadline: { } set } when set.ClosesAt <= now => "lewat; isian ditutup",
        _ => "terbuka",
    };

    private string WordsOf(LeaveRow leave) => (leave, rows.FirstOrDefault(row => row.Period.Quarter.Number == leave.Exception.Quarter)) switch
    {
        ({ Counts: false }, _) => "diganti",
        (_, { Closed: true }) => "triwulan sudah ditutup",
        (_, { Deadline: { } set }) when set.ClosesAt >= leave.Exception.ClosesAt => "tidak diperlukan lagi; tenggatnya tidak lebih awal",
        _ => leave.Exception.ClosesAt > now ? "berlaku" : "berakhir",
    };

    private sealed class DeadlineInput
    {
        public string? Quarter { get; set; }

        public string? LastDay { get; set; }

        public string? Ground { get; set; }
    }

    private sealed class LeaveInput
    {
        public string? Quarter { get; set; }

        public string? Unit { get; set; }

        public string? LastDay { get; set; }

        public string? Reason { get; set; }
    }
}
