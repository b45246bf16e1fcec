using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using NodaTime;
using NodaTime.Text;
using Tera.Organisation.Calendars;
using Tera.Organisation.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Mining;
using Tera.Procedures.Versions;

namespace Tera.Procedures.Forecasting;

/// <summary>When a run would end that begins on a day, with so many units and such leave; and which row to staff.</summary>
public sealed partial class SimulationPage(ProcedureQuery query, TimesDesk desk, RegionClock days)
{
    private const int Trials = 400, Seed = 2026, MostUnits = 500, MostLeaves = 3, LongestLeave = 366;

    /// <summary>Earlier rounds from which on they stand for the row.</summary>
    private const int Enough = 3;

    private readonly List<(LeaveForm Form, string? Fault)> leaves = [];
    private readonly List<string> faults = [];
    private ProcedureView? view;
    private SimulationResult? result;
    private SimulationPlan plan = null!;
    private LocalDate start;
    private int units;
    private int returns;

    [Parameter]
    public Guid Id { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private bool Asks => Http.Request.Query.ContainsKey("mulai");

    protected override async Task OnInitializedAsync()
    {
        view = await query.FindAsync(new(Id), null, Http.RequestAborted);
        if (view is null)
        {
            Navigation.NotFound();
            return;
        }

        var today = await days.TodayAsync(Http.RequestAborted);
        start = Day("mulai") ?? today;
        units = Whole("unit", 1, MostUnits, 5, "Jumlah unit 1 sampai 500.");
        returns = Whole("kembali", 0, 90, 20, "Bagian yang dikembalikan 0 sampai 90 persen.");
        var away = Enumerable.Range(1, MostLeaves).Select(Read).ToList();
        if (Asks && Day("mulai") is null)
        {
            faults.Add("Pilih tanggal mulai.");
        }

        if (start < today.PlusYears(-5) || start > today.PlusYears(5))
        {
            faults.Add("Tanggal mulai paling jauh lima tahun dari hari ini.");
        }

        if (faults.Count > 0 || Soundness.Check(view.Definition).Length > 0)
        {
            Http.Response.StatusCode = faults.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK;
            return;
        }

        var calendar = await desk.Calendars.OfAsync(view.Procedure.AgencyId, Http.RequestAborted);
        var visits = await desk.VisitsAsync(view.Procedure.Id, year: null, Http.RequestAborted);
        plan = new(
            view.Definition, calendar, calendar.NextOpening(start.AtStartOfDayInZone(calendar.TimeZone.Zone).ToInstant()), units, units,
            PacesOf(visits, view.Definition, calendar), ReturnsOf(visits), returns / 100d, [.. away.OfType<Leave>()], Trials, Seed);
        result = RunSimulation.Play(plan);
    }

    private static ImmutableDictionary<StepKey, ImmutableArray<int>> PacesOf(IReadOnlyCollection<VisitRow> visits, ProcedureDefinition definition, WorkingCalendar calendar)
    {
        var paces = ImmutableDictionary.CreateBuilder<StepKey, ImmutableArray<int>>();
        foreach (var step in definition.Steps)
        {
            var done = visits.Where(visit => visit.Act > 0 && visit.Step == step.Key.Value && visit is { IsDone: true, Closed: not null }).ToList();
            ImmutableArray<int> minutes = step.Acts.Any(act => act.FansOut)
                ? [.. done.Select(visit => calendar.Between(visit.Opened, visit.Closed!.Value).Value)]
                : [.. done.GroupBy(visit => (visit.Run_Id, visit.Round)).Select(round => calendar.Between(round.Min(visit => visit.Opened), round.Max(visit => visit.Closed!.Value)).Value)];
            if (minutes.Length >= Enough)
            {
                paces[step.Key] = minutes;
            }
        }

        return paces.ToImmutable();
    }

    private static ImmutableDictionary<StepKey, double> ReturnsOf(IReadOnlyCollection<VisitRow> visits) => visits.Where(visit => visit.Outcome is not null).GroupBy(visit => visit.StepKey)
        .Where(step => step.Count() >= Enough).ToImmutableDictionary(step => step.Key, step => step.Count(visit => visit.Outcome == "No") / (double)step.Count());

    private Leave? Read(int at)
    {
        var form = new LeaveForm(Http.Request.Query[$"siapa{at}"].ToString(), Http.Request.Query[$"dari{at}"].ToString(), Http.Request.Query[$"sampai{at}"].ToString());
        var fault = Fault(form, out var leave);
        leaves.Add((form, fault));
        if (fault is not null)
        {
            faults.Add($"Cuti {at}: {fault}");
        }

        return leave;
    }

    private string? Fault(LeaveForm form, out Leave? leave)
    {
        leave = null;
        if (form.From.Length == 0 && form.Until.Length == 0)
        {
            return null;
        }

        if (Parsed(form.From) is not { } from || Parsed(form.Until) is not { } until)
        {
            return "pilih tanggal awal dan akhirnya.";
        }

        if (until < from || NodaTime.Period.DaysBetween(from, until) > LongestLeave)
        {
            return "tanggal akhir tidak boleh sebelum tanggal awal, dan paling lama satu tahun.";
        }

        LaneKey? lane = view!.Definition.Lanes.Select(one => (LaneKey?)one.Key).FirstOrDefault(key => key!.Value.Value == form.Who);
        leave = new(lane, from, until);
        return null;
    }

    private LocalDate? Day(string name) => Parsed(Http.Request.Query[name].ToString());

    private static LocalDate? Parsed(string text) => LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var day } && day.Year is > 1999 and < 2200 ? day : null;

    private int Whole(string name, int least, int most, int usual, string fault)
    {
        var text = Http.Request.Query[name].ToString();
        if (text.Length == 0)
        {
            return usual;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        faults.Add(fault);
        return usual;
    }

    private string Minutes(double minutes) => plan.Calendar.Span(new WorkingMinutes((int)Math.Round(minutes))).Words;

    private string Source(StepKey step) => plan.Paces.TryGetValue(step, out var known) ? $"{known.Length} pengerjaan nyata" : plan.Definition[step].Standard.Duration is { } standard ? $"baku {standard.Printed}, ± separuhnya" : "tanpa waktu";

    private sealed record LeaveForm(string Who, string From, string Until);
}
