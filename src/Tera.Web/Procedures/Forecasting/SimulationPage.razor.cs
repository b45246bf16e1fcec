using Microsoft.AspNetCore.Components;
using Tera.Organisation.Calendars;
using Tera.Organisation.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Mining;
using Tera.Procedures.Versions;

namespace Tera.Procedures.Forecasting;

/// <summary>When a run would end that begins on a day, with so many units and such leave; and which row to staff.</summary>
public sealed partial class SimulationPage(ProcedureQuery query, TimesDesk desk, RegionClock days)
{
    private const int Trials = 400, Seed = 2026;

    private ProcedureView? view;
    private SimulationForm form = null!;
    private SimulationResult? result;
    private string? lack;
    private SimulationPlan plan = null!;

    [Parameter]
    public Guid Id { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        view = await query.FindAsync(new(Id), null, Http.RequestAborted);
        if (view is null)
        {
            Navigation.NotFound();
            return;
        }

        form = SimulationForm.Read(Http.Request.Query, view.Definition, await days.TodayAsync(Http.RequestAborted));
        if (form.Faults.Any)
        {
            Http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return;
        }

        if (Soundness.Check(view.Definition).Length > 0)
        {
            return;
        }

        var calendar = await desk.Calendars.OfAsync(view.Procedure.AgencyId, Http.RequestAborted);
        var log = await desk.VisitsAsync(view.Procedure.Id, year: null, Http.RequestAborted);
        plan = new(
            form.Definition, calendar, calendar.NextOpening(form.Start.AtStartOfDayInZone(calendar.TimeZone.Zone).ToInstant()), form.Units, form.Units,
            form.Counting(PastPaces.Of(log.Visits, view.Definition, await desk.ClockAsync(view.Procedure.Id, calendar, Http.RequestAborted))), PastPaces.ReturnsOf(log.Visits), form.Returns / 100d, form.Away, Trials, Seed);
        lack = log.Lack;
        result = RunSimulation.Play(plan, Http.RequestAborted);
    }

    private string Minutes(double minutes) => plan.Calendar.Span(new WorkingMinutes((int)Math.Round(minutes))).Words;

    private string Source(StepKey step) => form.Own.TryGetValue(step, out var own) ? $"isian Anda {own.Printed}, ± separuhnya"
        : plan.Paces.TryGetValue(step, out var pace) ? $"{pace.Known} pengerjaan nyata"
        : plan.Definition[step].Standard.Duration is { } standard ? $"baku {standard.Printed}, ± separuhnya" : "tanpa waktu";
}
