using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using NodaTime.Text;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Planning.Contracts;
using Tera.Planning.Indicators;
using Tera.Platform.Components;
using Tera.Shared;

namespace Tera.Measurement.Validation;

/// <summary>Rules between figures: what holds, since when, and what comes of breaking it; those who may settle and end them here.</summary>
[Authorize]
public sealed partial class RulesPage(RuleReader reader, PlanReader plans, RuleKeepers keepers, SettleRuleHandler settle, EndRuleHandler end)
{
    private const string SettleForm = "tetapkan-aturan", EndForm = "akhiri-aturan", WholeRegion = "daerah";

    private static readonly IReadOnlyList<Choice> Kinds = [.. RuleKind.All.Select(kind => new Choice(kind.Code, kind.Name))];

    private static readonly IReadOnlyList<Choice> Severities =
    [
        new(nameof(RuleSeverity.Refuse), "Menolak", "Lembar tidak dapat diserahkan, dan rekapitulasi tidak dapat dibekukan, sebelum angkanya sesuai."),
        new(nameof(RuleSeverity.Warn), "Memperingatkan", "Boleh lewat dengan alasan; alasannya tampil di depan pemeriksa dan tercetak."),
        new(nameof(RuleSeverity.Inform), "Keterangan", "Hanya diberitahukan."),
    ];

    private IReadOnlyList<Choice> agencies = [], indicators = [];
    private IReadOnlyDictionary<IndicatorId, string> names = new Dictionary<IndicatorId, string>();
    private IReadOnlyList<ValidationRule> rules = [];
    private AgencyId? agency;
    private string agencyName = "";
    private RuleKind kind = RuleKind.AtMost;
    private bool maySettle, mayForRegion, loaded;

    [SupplyParameterFromQuery(Name = "instansi")]
    private string? AskedAgencyText { get; set; }

    private Guid? AskedAgency => Asked.Id(AskedAgencyText);

    [SupplyParameterFromQuery(Name = "jenis")]
    private string? AskedKind { get; set; }

    [SupplyParameterFromForm(FormName = SettleForm)]
    private RuleInput? Rule { get; set; }

    [SupplyParameterFromForm(FormName = EndForm)]
    private EndInput? Ending { get; set; }

    private IReadOnlyList<Choice> Scopes => mayForRegion && !kind.HasLeft ? [new(agency!.Value.ToString(), agencyName), new(WholeRegion, "Semua instansi di daerah ini")] : [];

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        (Rule, Ending) = (Rule ?? new(), Ending ?? new());
        kind = RuleKind.WithCode(AskedKind) ?? RuleKind.AtMost;
        var chooser = await AgencyChooser.ReadAsync(Db, Current.Required, AskedAgency, Aborted);
        (agencies, agency, agencyName) = (chooser.All, chooser.Chosen, chooser.Name);
        if (agency is { } chosen)
        {
            rules = await reader.OfAgencyAsync(chosen, Aborted);
            maySettle = await keepers.IncludesAsync(Current.Required, chosen, Aborted);
            mayForRegion = await keepers.IncludesAsync(Current.Required, agency: null, Aborted);
            var planned = (await plans.OfAsync(chosen, FiscalPeriod.Of(Today), Aborted)).Indicators.Where(one => one.Card is not null).DistinctBy(one => one.Indicator.Id).ToList();
            indicators = [.. planned.Select((one, at) => new Choice(one.Indicator.Id.Value.ToString(), $"{at + 1}. {one.Card!.Name}"))];
            var asked = rules.SelectMany(rule => rule.Left.Concat(rule.Right)).Distinct().ToList();
            names = (await Db.Set<IndicatorCard>().AsNoTracking().Where(card => asked.Contains(card.Indicator)).OrderBy(card => card.ValidFrom)
                .Select(card => new { card.Indicator, card.Name }).ToListAsync(Aborted)).GroupBy(card => card.Indicator).ToDictionary(cards => cards.Key, cards => cards.Last().Name);
        }

        loaded = true;
    }

    private async Task SettleAsync()
    {
        var reading = Reading();
        var form = Rule!;
        var (name, ground, from, severity) = (
            reading.Line("Rule.Name", form.Name), reading.Line("Rule.Ground", form.Ground), reading.Date("Rule.ValidFrom", form.ValidFrom), reading.Choice<RuleSeverity>("Rule.Severity", form.Severity));
        decimal tolerance = 0;
        if (!string.IsNullOrWhiteSpace(form.Tolerance) && !IndonesianNumber.Parse(form.Tolerance).Accepted(out tolerance, out var unread))
        {
            reading.Refuse("Rule.Tolerance", unread);
        }

        if (!maySettle)
        {
            Navigation.NotFound();
            return;
        }

        if (!reading.Clean)
        {
            Refuse(SettleForm, reading);
            return;
        }

        var terms = new ValidationRuleTerms
        {
            Agency = form.Scope == WholeRegion && !kind.HasLeft ? null : agency, Name = name!, Kind = kind, Severity = severity!.Value, Ground = ground!, ValidFrom = from!.Value,
            Tolerance = tolerance, Left = Chosen(form.Left), Right = Chosen(form.Right), LeftSoFar = form.LeftSoFar is not null, RightSoFar = form.RightSoFar is not null,
        };
        if ((await settle.HandleAsync(new(Command, Current.Required, terms), Aborted)).Accepted(out var receipt, out var no))
        {
            Done(MeasurementLinks.RulesOf(agency!.Value), receipt);
        }
        else
        {
            Refuse(SettleForm, no, FieldOf(no));
        }
    }

    private async Task EndAsync()
    {
        var reading = Reading();
        var (rule, last) = (reading.Id("Ending.Rule", Ending!.Rule), reading.Date("Ending.Last", Ending.Last));
        if (!reading.Clean)
        {
            Refuse(EndForm, reading);
        }
        else if ((await end.HandleAsync(new(Command, Current.Required, new(rule!.Value), last!.Value), Aborted)).Accepted(out var receipt, out var no))
        {
            Done(MeasurementLinks.RulesOf(agency!.Value), receipt);
        }
        else
        {
            Refuse(EndForm, no, "Ending.Last");
        }
    }

    private IReadOnlyList<Choice> Endable => [.. rules.Where(rule => rule.ValidUntil is null && (rule.AgencyId is not null || mayForRegion)).Select(rule => new Choice(rule.Id.Value.ToString(), rule.Name))];

    private string Sides(ValidationRule rule) => !rule.Kind.HasLeft ? "semua baris"
        : Side(rule.Left, rule.LeftSoFar) + (rule.Kind.HasRight ? $" {(rule.Kind == RuleKind.Equal ? "=" : "≤")} {Side(rule.Right, rule.RightSoFar)}" : "");

    private string Side(IReadOnlyList<IndicatorId> side, bool soFar) =>
        string.Join(" + ", side.Select(one => names.GetValueOrDefault(one, "indikator lama"))) + (soFar ? " (s.d. triwulan)" : "");

    internal static string Words(RuleSeverity severity) => severity switch
    {
        RuleSeverity.Refuse => "Menolak",
        RuleSeverity.Warn => "Memperingatkan",
        _ => "Keterangan",
    };

    private static IReadOnlyList<IndicatorId> Chosen(string[]? typed) =>
        [.. (typed ?? []).Select(text => Guid.TryParse(text, out var id) ? new IndicatorId(id) : (IndicatorId?)null).OfType<IndicatorId>()];

    private static string? FieldOf(Rejection no) => no.Code switch
    {
        "measurement.validation.tolerance-negative" => "Rule.Tolerance",
        "measurement.validation.right-missing" => "Rule.Right",
        "measurement.validation.agency-missing" => "Rule.Scope",
        "measurement.validation.left-missing" or "measurement.validation.same-on-both-sides" or "measurement.validation.indicator-elsewhere" or "measurement.validation.too-many" => "Rule.Left",
        _ => null,
    };

    /// <summary>Figures of a quarter are filled in the quarter after it, so those of this quarter are the next that are filled.</summary>
    private string FilledNext => LocalDatePattern.Iso.Format(FiscalPeriod.Of(Today).FirstDay);

    private sealed class RuleInput
    {
        public string? Scope { get; set; }

        public string? Name { get; set; }

        public string? Severity { get; set; }

        public string[]? Left { get; set; }

        public string[]? Right { get; set; }

        public string? LeftSoFar { get; set; }

        public string? RightSoFar { get; set; }

        public string? Tolerance { get; set; }

        public string? Ground { get; set; }

        public string? ValidFrom { get; set; }
    }

    private sealed class EndInput
    {
        public string? Rule { get; set; }

        public string? Last { get; set; }
    }
}
