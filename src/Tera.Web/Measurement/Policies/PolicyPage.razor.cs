using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using NodaTime.Text;
using Tera.Measurement.Plausibility;
using Tera.Measurement.Recaps;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Planning.Indicators;
using Tera.Platform.Commands;
using Tera.Platform.Components;
using Tera.Platform.Texts;
using Tera.Shared;

namespace Tera.Measurement.Policies;

/// <summary>How a region brings its figures together: what holds, since when, by which decree; an administrator settles a new one.</summary>
[Authorize]
public sealed partial class PolicyPage(PolicyReader policies, SettlePolicyHandler settle, RegionClock days, CurrentUser user, Sentences sentences, NavigationManager navigation)
{
    private const string Settle = "ketentuan";

    private static readonly IReadOnlyList<Choice> Agencies = [.. AggregationMethod.All.Select(method => new Choice(method.Code, method.Name, method.Sentence))];
    private static readonly IReadOnlyList<Choice> Regions = [.. RegionAggregation.All.Select(method => new Choice(method.Code, method.Name, method.Sentence))];
    private static readonly IReadOnlyList<Choice> Bases = [.. Enum.GetValues<AchievementBasis>().Reverse().Select(basis => new Choice(basis.ToString(), "Capaian " + MeasuredWords.Of(basis)))];
    private static readonly IReadOnlyList<Choice> Methods = [.. EfficiencyMethod.All.Select(method => new Choice(method.Code, method.Name, method.Expression))];

    private PolicyInForce? now;
    private Input offered = new();
    private IReadOnlyList<MeasurementPolicy> all = [];
    private IReadOnlyList<CategoryScale> scales = [];
    private PlausibilityThresholds thresholds = PlausibilityThresholds.Default;
    private Faults faults = Faults.None;

    [SupplyParameterFromForm(FormName = Settle)]
    private Input? Form { get; set; }

    /// <summary>The id of the command the form was made with; kept while it comes back refused.</summary>
    [SupplyParameterFromForm(Name = CommandFields.CommandName)]
    private Guid? Sent { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    /// <summary>What the form shows: what was typed, or what holds now.</summary>
    private Input Shown => Form ?? offered;

    private bool MaySettle => user.Required.Role is AccountRole.Administrator;

    private IReadOnlyList<Choice> ScaleChoices => ChoicesFor(CategorySubject.Achievement);

    private IReadOnlyList<Choice> AbsorptionChoices => ChoicesFor(CategorySubject.Absorption);

    private List<Choice> ChoicesFor(CategorySubject subject) => [.. scales.Where(scale => scale.Subject == subject).Select(scale => new Choice(scale.Code, scale.Name))];

    protected override async Task OnInitializedAsync()
    {
        var ct = Http.RequestAborted;
        var today = await days.TodayAsync(ct);
        var held = await policies.OfAsync(today, ct);
        all = await policies.AllAsync(ct);
        scales = await policies.ScalesAsync(ct);
        thresholds = await policies.ThresholdsAsync(today, ct);
        offered = new()
        {
            OfAgency = held.Policy.OfAgency.Code, OfRegion = held.Policy.OfRegion.Code, Basis = held.Policy.Basis.ToString(), MeanCap = held.Policy.MeanCap.Percent is { } most ? IndonesianNumber.FormatPlain(most) : "", Scale = held.Scale.Code, AbsorptionScale = held.AbsorptionScale?.Code,
            Efficiency = held.Policy.Efficiency.Code, ValidFrom = LocalDatePattern.Iso.Format(FiscalPeriod.Of(today).Plus(1).FirstDay),
        };
        // Last, because the page may be rendered while it still reads.
        now = held;
    }

    private async Task SettleAsync()
    {
        if (!MaySettle)
        {
            navigation.NotFound();
            return;
        }

        List<Fault> wrong = [];
        var from = LocalDatePattern.Iso.Parse(Form!.ValidFrom ?? "");
        Require(from.Success && from.Value.Year is >= FiscalYear.Minimum and <= FiscalYear.Maximum, "Form.ValidFrom", "Tanggal mulai berlaku belum diisi atau bukan tanggal.");
        var (agency, region) = (AggregationMethod.WithCode(Form.OfAgency ?? ""), RegionAggregation.WithCode(Form.OfRegion ?? ""));
        Require(agency is not null, "Form.OfAgency", "Pilih cara menghitung capaian instansi.");
        Require(region is not null, "Form.OfRegion", "Pilih cara menghitung capaian daerah.");
        Require(Enum.TryParse<AchievementBasis>(Form.Basis, out var basis), "Form.Basis", "Pilih dasar rata-rata.");
        var cap = CapRead(wrong);
        var efficiency = EfficiencyMethod.WithCode(Form.Efficiency ?? "");
        Require(efficiency is not null, "Form.Efficiency", "Pilih cara menghitung efisiensi.");
        if (wrong.Count == 0)
        {
            var wish = new SettlePolicy(
                Sent is { } sent ? new(sent) : CommandId.New(), user.Required, from.Value, agency!, region!, basis, Form.Scale ?? "", efficiency!, Form.Ground ?? "")
            {
                AbsorptionScale = string.IsNullOrEmpty(Form.AbsorptionScale) ? null : Form.AbsorptionScale,
                MeanCap = cap,
            };
            var result = await settle.HandleAsync(wish, Http.RequestAborted);
            if (result.Accepted(out var receipt, out var no))
            {
                navigation.NavigateTo(ReceiptDesk.After(MeasurementLinks.Policy, receipt));
                return;
            }

            wrong.Add(new(null, sentences.For(no)));
        }

        faults = Faults.Of(wrong);
        Http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;

        void Require(bool there, string field, string sentence)
        {
            if (!there)
            {
                wrong.Add(new(field, sentence));
            }
        }
    }

    private AchievementCap CapRead(List<Fault> wrong)
    {
        if (string.IsNullOrWhiteSpace(Form!.MeanCap))
        {
            return AchievementCap.None;
        }

        if (IndonesianNumber.Parse(Form.MeanCap).Accepted(out var percent, out var no) && AchievementCap.Of(percent).Accepted(out var cap, out no))
        {
            return cap;
        }

        wrong.Add(new("Form.MeanCap", sentences.For(no!)));
        return AchievementCap.None;
    }

    private string NameOf(string code) => scales.FirstOrDefault(scale => scale.Code == code)?.Name ?? code;

    private sealed class Input
    {
        public string? ValidFrom { get; set; }

        public string? OfAgency { get; set; }

        public string? OfRegion { get; set; }

        public string? Basis { get; set; }

        public string? MeanCap { get; set; }

        public string? Scale { get; set; }

        public string? AbsorptionScale { get; set; }

        public string? Efficiency { get; set; }

        public string? Ground { get; set; }
    }
}
