using Microsoft.AspNetCore.Components;
using Tera.Organisation.Calendars;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Components;
using Tera.Platform.Texts;
using Tera.Procedures.Library;
using Tera.Procedures.Versions;

namespace Tera.Procedures.Mining;

/// <summary>What an SOP says it takes and what it takes: by row, lane, unit and year; and the next revision that follows from it.</summary>
public sealed partial class TimesPage(
    ProcedureQuery query, TimesDesk desk, CurrentUser current, Sentences sentences) : SopFormPage(sentences)
{
    /// <summary>Rounds from which on a proposed time is chosen beforehand.</summary>
    private const int Enough = 3;

    private ProcedureView? view;
    private StepTimes? times;
    private IReadOnlyList<ProposedTime> proposed = [];
    private IReadOnlyList<ControlSeries> charts = [];
    private WorkingCalendar calendar = null!;
    private bool mayChange;
    private string? lack;
    private Deviations deviations = new([], [], []);
    private IReadOnlyList<int> years = [];
    private int? year;
    private int? quarter;

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "tahun")]
    private string? YearText { get; set; }

    private int? Year => Asked.Number(YearText);

    [SupplyParameterFromQuery(Name = "triwulan")]
    private string? QuarterText { get; set; }

    private int? Quarter => Asked.Number(QuarterText);

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        view = await query.FindAsync(new(Id), null, Aborted);
        if (view is null)
        {
            Navigation.NotFound();
            return;
        }

        year = Year is > 2000 and < 2100 ? Year : null;
        quarter = Quarter is >= 1 and <= 4 ? Quarter : null;
        calendar = await desk.Calendars.OfAsync(view.Procedure.AgencyId, Aborted);
        var log = await desk.VisitsAsync(view.Procedure.Id, year: null, Aborted);
        var visits = log.Visits;
        lack = log.Lack;
        years = [.. visits.Select(visit => visit.Fiscal_Year).Distinct().Order()];
        visits = [.. visits.Where(visit => (year is null || visit.Fiscal_Year == year) && (quarter is null || visit.Quarter == quarter))];
        var clock = await desk.ClockAsync(view.Procedure.Id, calendar, Aborted);
        times = StepTimes.Of(visits, view.Definition, clock);
        charts = ControlSeries.Of(visits, times, clock);
        deviations = await desk.DeviationsAsync(view, visits, calendar.TimeZone, Aborted);
        proposed = [.. ProposedTime.Of(times, calendar.Definition.NominalDay)];
        mayChange = await desk.Access.MayChangeAsync(view.Procedure.Id, Aborted);
    }

    private async Task ReviseAsync()
    {
        if (view is null || !mayChange)
        {
            return;
        }

        var form = Http.Request.Form;
        var chosen = form["Langkah"].OfType<string>().ToHashSet();
        var wanted = proposed.Where(one => chosen.Contains(one.Step.Key.Value)).ToDictionary(one => one.Step.Key, one => one.Actual);
        var reason = string.Join("; ", proposed.Where(one => wanted.ContainsKey(one.Step.Key)).Select(Sentence));
        var wish = new ReviseTimes(Command(form), view.Procedure.Id, wanted, reason, Seen(form), current.Required.PersonId);
        if (!(await desk.ReviseAsync(wish, Aborted)).Accepted(out var receipt, out var no))
        {
            Refuse(form, (null, no));
            return;
        }

        Navigation.NavigateTo(ReceiptDesk.After(ProceduresLinks.Procedure(view.Procedure.Id), receipt));
    }

    private static string Sentence(ProposedTime one) =>
        $"{StepWords.Name(one.Step)}: standar {one.Printed}, nyata P80 {one.Actual} ({(one.Rounds == 1 ? "baru satu putaran" : $"{one.Rounds} putaran")})";

    private string Words(long? minutes) => minutes is { } known ? calendar.Span(new WorkingMinutes((int)Math.Min(known, int.MaxValue))).Words : "–";
}
