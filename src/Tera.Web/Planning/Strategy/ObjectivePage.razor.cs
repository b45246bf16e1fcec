using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using NodaTime.Text;
using Tera.Planning.Agreements;
using Tera.Planning.Tree;
using Tera.Platform.Components;
using Tera.Shared;

namespace Tera.Planning.Strategy;

/// <summary>An objective and its indicators.</summary>
[Authorize]
public sealed partial class ObjectivePage(KeepObjectiveHandler keep, EndObjectiveHandler end, KeepIndicatorHandler indicatorKeep)
{
    private const string Keep = "data-sasaran", New = "indikator-baru", EndForm = "akhiri-sasaran";

    private Objective? objective;
    private List<IndicatorRow> rows = [];
    private List<string> open = [];
    private List<string> serving = [];
    private List<LinkRow> above = [];
    private IReadOnlyList<Choice> positions = [];
    private IReadOnlyList<Choice> plans = [];
    private IReadOnlyList<HistoryEntry> history = [];

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromForm(FormName = Keep)]
    private Input? Form { get; set; }

    [SupplyParameterFromForm(FormName = New)]
    private IndicatorInput? Indicator { get; set; }

    [SupplyParameterFromForm(FormName = EndForm)]
    private EndInput? Ending { get; set; }

    private string Lead => $"Sasaran {objective!.Ordinal} {WhoseName}, sejak {IndonesianDate.Long(objective.ValidFrom)}{(objective.Kind is { } kind ? $". Kedudukan: {StrategyWords.Of(kind)}" : "")}.";

    /// <summary>What it was called before, the latest first, each with its last day.</summary>
    private IEnumerable<string> Former => objective!.Former.OrderByDescending(before => before.Until).Select(before =>
        $"Sampai {IndonesianDate.Long(before.Until.PlusDays(-1))}: {before.Ordinal}. {before.Name}"
        + (before.Kind is { } kind ? $" ({StrategyWords.Of(kind)})" : "")
        + (positions.FirstOrDefault(one => before.PositionId?.ToString() == one.Value) is { } position ? $", {position.Label}" : ""));

    private string EffectOfEnding => (open.Count, serving.Count) switch
    {
        (0, 0) when above.Exists(row => row.EndedOn is null) => $"Perjanjian dan angka yang lampau tetap tercatat. Yang didukungnya kehilangan sasaran ini: {string.Join("; ", above.Where(row => row.EndedOn is null).Select(row => row.Name))}.",
        (0, 0) => "Tidak ada indikator yang masih berjalan di dalamnya dan tidak ada sasaran yang mendukungnya. Perjanjian dan angka yang lampau tetap tercatat.",
        (0, _) => $"Masih ada {serving.Count} sasaran yang mendukungnya dan harus dipindah lebih dahulu: {string.Join("; ", serving)}.",
        _ => $"Masih ada {open.Count} indikator yang harus diakhiri lebih dahulu: {string.Join(", ", open)}.",
    };

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        var id = new ObjectiveId(Id);
        if (await Db.Set<Objective>().AsNoTracking().Include(one => one.Former).SingleOrDefaultAsync(one => one.Id == id, Aborted) is not { } there || !await EnterAsync(there.AgencyId))
        {
            Navigation.NotFound();
            return;
        }

        var all = await StrategyView.RowsAsync(Db, there.AgencyId, Today, Aborted);
        rows = all.FindAll(row => row.Indicator.ObjectiveId == id);
        open = await EndObjectiveHandler.OpenOf(Db, id).ToListAsync(Aborted);
        serving = await EndObjectiveHandler.ServingOf(Db, id, Today).ToListAsync(Aborted);
        above = await LinkRow.AboveAsync(Db, id, Aborted);
        positions = await PositionChoices.ListAsync(Db, there.AgencyId, there.PositionId, Aborted);
        plans = [.. await Db.Set<StrategicPlan>().AsNoTracking().Where(plan => plan.AgencyId == there.AgencyId).OrderByDescending(plan => plan.FirstYear)
            .Select(plan => new Choice(plan.Id.Value.ToString(), plan.Title)).ToListAsync(Aborted)];
        history = await Histories.OfAsync(Id, Aborted);
        Form ??= new()
        {
            Name = there.Name, Plan = there.PlanId?.Value.ToString(), Ordinal = Text(there.Ordinal), From = LocalDatePattern.Iso.Format(there.ValidFrom),
            Kind = there.Kind?.ToString(), Position = there.PositionId?.ToString(), Since = LocalDatePattern.Iso.Format(there.TermsSince),
        };
        Indicator ??= new() { Ordinal = Text(all.Count == 0 ? 1 : all.Max(row => row.Indicator.Ordinal) + 1), From = LocalDatePattern.Iso.Format(there.ValidFrom) };
        Ending ??= new();
        objective = there;
    }

    private async Task KeepAsync()
    {
        var reading = Reading();
        var (name, plan, ordinal) = (reading.Line("Form.Name", Form!.Name), reading.Id("Form.Plan", Form.Plan), reading.Whole("Form.Ordinal", Form.Ordinal, 1, 999));
        var (from, since) = (reading.Date("Form.From", Form.From), reading.Date("Form.Since", Form.Since));
        NodeKind? kind = string.IsNullOrEmpty(Form.Kind) ? null : reading.Choice<NodeKind>("Form.Kind", Form.Kind);
        Guid? position = string.IsNullOrEmpty(Form.Position) ? null : reading.Id("Form.Position", Form.Position);
        if (!reading.Clean)
        {
            Refuse(Keep, reading);
            return;
        }

        var terms = new ObjectiveTerms(new(plan!.Value), ordinal!.Value, name!, from!.Value) { Kind = kind, Position = position is { } id ? new(id) : null, Since = since };
        if ((await keep.HandleAsync(new(Call, objective!.Id, terms, Seen), Aborted)).Accepted(out var receipt, out var no))
        {
            Done(PlanningLinks.Objective(objective.Id), receipt);
        }
        else
        {
            Refuse(Keep, no, FieldOf(no.Code));
        }
    }

    private async Task NameIndicatorAsync()
    {
        var reading = Reading();
        var (code, kind) = (reading.Line("Indicator.Code", Indicator!.Code), reading.Choice<IndicatorKind>("Indicator.Kind", Indicator.Kind));
        var (unit, ordinal) = (reading.Id("Indicator.Unit", Indicator.Unit), reading.Whole("Indicator.Ordinal", Indicator.Ordinal, 1, 999));
        var from = reading.Date("Indicator.From", Indicator.From);
        if (!reading.Clean)
        {
            Refuse(New, reading);
            return;
        }

        var terms = new IndicatorTerms(objective!.Id, code!, kind!.Value, new(unit!.Value), ordinal!.Value, from!.Value);
        if ((await indicatorKeep.HandleAsync(new(Call, null, terms, null), Aborted)).Accepted(out var receipt, out var no))
        {
            Done(PlanningLinks.NewCard(new(Guid.Parse(receipt.Result))), receipt);
        }
        else
        {
            Refuse(New, no, no.Code switch { "planning.indicator.code-taken" => "Indicator.Code", "planning.indicator.before-objective" => "Indicator.From", _ => null });
        }
    }

    private async Task EndAsync()
    {
        var reading = Reading();
        var (on, reason) = (reading.Date("Ending.On", Ending!.On), reading.Line("Ending.Reason", Ending.Reason));
        if (!reading.Clean)
        {
            Refuse(EndForm, reading);
        }
        else if ((await end.HandleAsync(new(Call, objective!.Id, on!.Value, reason!.Text, Seen), Aborted)).Accepted(out var receipt, out var no))
        {
            Done(PlanningLinks.Objective(objective.Id), receipt);
        }
        else
        {
            Refuse(EndForm, no);
        }
    }

    private static string? FieldOf(string code) => code switch
    {
        "planning.strategy.place-taken" => "Form.Ordinal",
        "planning.objective.in-use-since" or "planning.strategy.begins-after-end" or "planning.objective.begins-after-change" => "Form.From",
        "planning.objective.changed-later" => "Form.Since",
        "planning.objective.upside-down" => "Form.Kind",
        "planning.objective.position-elsewhere" => "Form.Position",
        _ => null,
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed class Input
    {
        public string? Name { get; set; }

        public string? Plan { get; set; }

        public string? Ordinal { get; set; }

        public string? From { get; set; }

        public string? Kind { get; set; }

        public string? Position { get; set; }

        public string? Since { get; set; }
    }

    private sealed class IndicatorInput
    {
        public string? Code { get; set; }

        public string? Kind { get; set; }

        public string? Unit { get; set; }

        public string? Ordinal { get; set; }

        public string? From { get; set; }
    }

    private sealed class EndInput
    {
        public string? On { get; set; }

        public string? Reason { get; set; }
    }
}
