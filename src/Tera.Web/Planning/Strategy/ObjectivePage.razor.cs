using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Tera.Planning.Agreements;
using Tera.Planning.Tree;
using Tera.Platform.Components;

namespace Tera.Planning.Strategy;

/// <summary>An objective and its indicators.</summary>
[Authorize]
public sealed partial class ObjectivePage(KeepObjectiveHandler keep, EndObjectiveHandler end, LinkObjectiveHandler link, KeepIndicatorHandler indicatorKeep)
{
    private const string Keep = "data-sasaran", New = "indikator-baru", EndForm = "akhiri-sasaran", Link = "sasaran-didukung";

    private Objective? objective;
    private List<IndicatorRow> rows = [];
    private List<string> open = [];
    private List<string> serving = [];
    private IReadOnlyList<Choice> parents = [];
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

    [SupplyParameterFromForm(FormName = Link)]
    private LinkInput? Linking { get; set; }

    private string EffectOfEnding => (open.Count, serving.Count) switch
    {
        (0, 0) => "Tidak ada indikator yang masih berjalan di dalamnya dan tidak ada sasaran yang mendukungnya. Perjanjian dan angka yang lampau tetap tercatat.",
        (0, _) => $"Masih ada {serving.Count} sasaran yang mendukungnya dan harus dipindah lebih dahulu: {string.Join("; ", serving)}.",
        _ => $"Masih ada {open.Count} indikator yang harus diakhiri lebih dahulu: {string.Join(", ", open)}.",
    };

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        var id = new ObjectiveId(Id);
        if (await Db.Set<Objective>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, Aborted) is not { } there || !await EnterAsync(there.AgencyId))
        {
            Navigation.NotFound();
            return;
        }

        var all = await StrategyView.RowsAsync(Db, there.AgencyId, Today, Aborted);
        rows = all.FindAll(row => row.Indicator.ObjectiveId == id);
        open = await EndObjectiveHandler.OpenOf(Db, id).ToListAsync(Aborted);
        serving = await EndObjectiveHandler.ServingOf(Db, id).ToListAsync(Aborted);
        parents = MayKeep ? await ObjectiveTree.ChoicesAsync(Db, id, Aborted) : [];
        Linking ??= new() { Parent = there.ParentId?.Value.ToString() };
        plans = [.. await Db.Set<StrategicPlan>().AsNoTracking().Where(plan => plan.AgencyId == there.AgencyId).OrderByDescending(plan => plan.FirstYear)
            .Select(plan => new Choice(plan.Id.Value.ToString(), plan.Title)).ToListAsync(Aborted)];
        history = await Histories.OfAsync(Id, Aborted);
        Form ??= new() { Name = there.Name, Plan = there.PlanId?.Value.ToString(), Ordinal = Text(there.Ordinal) };
        Indicator ??= new() { Ordinal = Text(all.Count == 0 ? 1 : all.Max(row => row.Indicator.Ordinal) + 1) };
        Ending ??= new();
        objective = there;
    }

    private async Task KeepAsync()
    {
        var reading = Reading();
        var (name, plan, ordinal) = (reading.Line("Form.Name", Form!.Name), reading.Id("Form.Plan", Form.Plan), reading.Whole("Form.Ordinal", Form.Ordinal, 1, 999));
        if (!reading.Clean)
        {
            Refuse(Keep, reading);
        }
        else if ((await keep.HandleAsync(new(Call, objective!.Id, new(new(plan!.Value), ordinal!.Value, name!), Seen), Aborted)).Accepted(out var receipt, out var no))
        {
            Done(PlanningLinks.Objective(objective.Id), receipt);
        }
        else
        {
            Refuse(Keep, no, no.Code == "planning.strategy.place-taken" ? "Form.Ordinal" : null);
        }
    }

    private async Task NameIndicatorAsync()
    {
        var reading = Reading();
        var (code, kind) = (reading.Line("Indicator.Code", Indicator!.Code), reading.Choice<IndicatorKind>("Indicator.Kind", Indicator.Kind));
        var (unit, ordinal) = (reading.Id("Indicator.Unit", Indicator.Unit), reading.Whole("Indicator.Ordinal", Indicator.Ordinal, 1, 999));
        if (!reading.Clean)
        {
            Refuse(New, reading);
            return;
        }

        var terms = new IndicatorTerms(objective!.Id, code!, kind!.Value, new(unit!.Value), ordinal!.Value);
        if ((await indicatorKeep.HandleAsync(new(Call, null, terms, null), Aborted)).Accepted(out var receipt, out var no))
        {
            Done(PlanningLinks.NewCard(new(Guid.Parse(receipt.Result))), receipt);
        }
        else
        {
            Refuse(New, no, no.Code == "planning.indicator.code-taken" ? "Indicator.Code" : null);
        }
    }

    private async Task LinkAsync()
    {
        var reading = Reading();
        ObjectiveId? parent = !string.IsNullOrEmpty(Linking!.Parent) && reading.Id("Linking.Parent", Linking.Parent) is { } above ? new(above) : null;
        if (!reading.Clean)
        {
            Refuse(Link, reading);
        }
        else if ((await link.HandleAsync(new(Call, objective!.Id, parent, Seen), Aborted)).Accepted(out var receipt, out var no))
        {
            Done(PlanningLinks.Objective(objective.Id), receipt);
        }
        else
        {
            Refuse(Link, no, "Linking.Parent");
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

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed class Input
    {
        public string? Name { get; set; }

        public string? Plan { get; set; }

        public string? Ordinal { get; set; }
    }

    private sealed class IndicatorInput
    {
        public string? Code { get; set; }

        public string? Kind { get; set; }

        public string? Unit { get; set; }

        public string? Ordinal { get; set; }
    }

    private sealed class LinkInput
    {
        public string? Parent { get; set; }
    }

    private sealed class EndInput
    {
        public string? On { get; set; }

        public string? Reason { get; set; }
    }
}
