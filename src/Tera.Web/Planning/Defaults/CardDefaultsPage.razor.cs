using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using NodaTime.Text;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Planning.Indicators;
using Tera.Platform.Components;
using Tera.Shared;

namespace Tera.Planning.Defaults;

/// <summary>What new indicator cards of the region begin with, since when, by which decree; an administrator settles others.</summary>
[Authorize]
public sealed partial class CardDefaultsPage(CardDefaultsReader defaults, SettleCardDefaultsHandler settle)
{
    private const string Settle = "ketentuan-kartu";

    private static readonly IReadOnlyList<Choice> LowerFormulas =
        [.. FormulaVariant.All.Where(formula => formula.Polarity is Polarity.LowerIsBetter).Select(formula => new Choice(formula.Code, formula.Name, formula.Expression))];

    private CardDefaultsTerms? held;
    private List<CardDefaults> all = [];

    [SupplyParameterFromForm(FormName = Settle)]
    private Input? Form { get; set; }

    private bool MaySettle => Current.Required.Role is AccountRole.Administrator;

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        all = await defaults.AllAsync(Aborted);
        var now = CardDefaults.InForce(all, Today);
        Form ??= new()
        {
            From = LocalDatePattern.Iso.Format(Today), Cap = now.Cap.Percent is { } cap ? IndonesianNumber.FormatPlain(cap) : "", Floor = now.FloorAtZero, Zero = now.Zero.Code,
            Lower = now.LowerFormula.Code, Decimals = now.Decimals.ToString(CultureInfo.InvariantCulture),
        };
        held = now;
    }

    private async Task SettleAsync()
    {
        if (!MaySettle)
        {
            Navigation.NotFound();
            return;
        }

        var reading = Reading();
        var (from, ground) = (reading.Date("Form.From", Form!.From), reading.Line("Form.Ground", Form.Ground));
        var (cap, decimals) = (CapRead(reading), reading.Whole("Form.Decimals", Form.Decimals, 0, AchievementRule.MostDecimals));
        var (zero, lower) = (ZeroPolicy.WithCode(Form.Zero ?? ""), FormulaVariant.WithCode(Form.Lower ?? ""));
        Require(reading, zero is not null, "Form.Zero");
        Require(reading, lower is not null, "Form.Lower");
        if (!reading.Clean)
        {
            Refuse(Settle, reading);
        }
        else if ((await settle.HandleAsync(new(Command, Current.Required, new(cap, Form.Floor, zero!, lower!, decimals!.Value), from!.Value, ground!), Aborted)).Accepted(out var receipt, out var no))
        {
            Done(PlanningLinks.CardDefaults, receipt);
        }
        else
        {
            Refuse(Settle, no, no.Code is "planning.card-defaults.day-taken" ? "Form.From" : "Form.Lower");
        }
    }

    private AchievementCap CapRead(FormReading reading)
    {
        if (string.IsNullOrWhiteSpace(Form!.Cap))
        {
            return AchievementCap.None;
        }

        if (!IndonesianNumber.Parse(Form.Cap).Accepted(out var percent, out var no) || !AchievementCap.Of(percent).Accepted(out var cap, out no))
        {
            reading.Refuse("Form.Cap", no);
            return AchievementCap.None;
        }

        return cap;
    }

    private static void Require(FormReading reading, bool there, string field)
    {
        if (!there)
        {
            reading.Refuse(field, new("organisation.choice.missing"));
        }
    }

    private sealed class Input
    {
        public string? From { get; set; }

        public string? Cap { get; set; }

        public bool Floor { get; set; }

        public string? Zero { get; set; }

        public string? Lower { get; set; }

        public string? Decimals { get; set; }

        public string? Ground { get; set; }
    }
}
