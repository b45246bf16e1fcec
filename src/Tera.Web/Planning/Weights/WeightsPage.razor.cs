using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using NodaTime.Text;
using Tera.Planning.Agreements;
using Tera.Planning.Strategy;
using Tera.Platform.Components;
using Tera.Shared;

namespace Tera.Planning.Weights;

/// <summary>What the objectives and indicators of a plan weigh, since when and by what; those who keep the plan settle others from a day on.</summary>
[Authorize]
public sealed partial class WeightsPage(SettleWeightsHandler settle)
{
    private IReadOnlyList<(Objective Objective, IReadOnlyList<IndicatorRow> Indicators)> lines = [];
    private List<Weight> all = [];
    private IReadOnlyList<HistoryEntry> history = [];
    private bool shown;

    [SupplyParameterFromForm(FormName = WeightForm.Name)]
    private Input? Form { get; set; }

    private IEnumerable<Weighed> Subjects => lines.SelectMany(line => line.Indicators.Select(row => Weighed.Of(row.Indicator.Id)).Prepend(Weighed.Of(line.Objective.Id)));

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        await AskedAgencyAsync();
        var next = FiscalPeriod.Of(Today).FirstDay;
        Form ??= new() { From = LocalDatePattern.Iso.Format(next) };
        if (Whose is not { } agency)
        {
            return;
        }

        var parts = await StrategyView.OfAsync(Db, agency, Today, Aborted);
        lines =
        [
            .. parts.SelectMany(part => part.Objectives).Where(line => line.Objective.EndedOn is null)
                .Select(line => (line.Objective, (IReadOnlyList<IndicatorRow>)[.. line.Indicators.Where(row => row.Indicator.EndedOn is null)])),
        ];
        all = await Db.Set<Weight>().AsNoTracking().Where(one => one.AgencyId == agency).OrderBy(one => one.ValidFrom).ToListAsync(Aborted);
        history = await Histories.OfAsync(SettleWeightsHandler.SubjectOf(agency), Aborted);
        shown = true;
    }

    private async Task SettleAsync()
    {
        if (!MayKeep)
        {
            Navigation.NotFound();
            return;
        }

        var reading = Reading();
        var (from, ground) = (reading.Date("Form.From", Form!.From), reading.Line("Form.Ground", Form.Ground));
        var wished = WeightForm.Read(Subjects, Http.Request.Form, reading);
        if (!reading.Clean)
        {
            Refuse(WeightForm.Name, reading);
        }
        else if ((await settle.HandleAsync(new(Call, from!.Value, ground!, wished), Aborted)).Accepted(out var receipt, out var no))
        {
            Done(PlanningLinks.WeightsOf(Whose!.Value), receipt);
        }
        else
        {
            Refuse(WeightForm.Name, no, no == WeightRejections.NothingNew ? null : "Form.From");
        }
    }

    /// <summary>What was typed, else what holds today.</summary>
    private string Typed(Weighed subject) => Refused == WeightForm.Name
        ? Http.Request.Form[WeightForm.Field(subject)].ToString()
        : Weight.InForce(all, subject, Today) is { } held ? IndonesianNumber.FormatPlain(held.Value) : "";

    private string Since(Weighed subject)
    {
        var held = Weight.InForce(all, subject, Today);
        var coming = all.Where(one => one.Subject == subject && one.ValidFrom > Today).MinBy(one => one.ValidFrom);
        var now = held is null ? "belum ditetapkan, dihitung 1" : $"sejak {IndonesianDate.Long(held.ValidFrom)}, {held.Ground}";
        return coming is null ? now : $"{now}; {IndonesianNumber.Format(coming.Value)} mulai {IndonesianDate.Long(coming.ValidFrom)}";
    }

    /// <summary>Its part among its siblings today, in percent.</summary>
    private string Share(Weighed subject, IEnumerable<Weighed> siblings)
    {
        decimal Of(Weighed one) => Weight.InForce(all, one, Today)?.Value ?? Weight.Unsettled;
        var whole = siblings.Sum(Of);
        return whole == 0 ? Contracts.PlanWords.None : IndonesianNumber.Format(Math.Round(Of(subject) / whole * 100, 2, MidpointRounding.AwayFromZero)) + " %";
    }

    private sealed class Input
    {
        public string? From { get; set; }

        public string? Ground { get; set; }
    }
}
