using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using NodaTime.Text;
using Tera.Measurement.Plausibility;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Shared;

namespace Tera.Measurement.Policies;

/// <summary>From which numbers on figures are asked about, since when, by which decree; an administrator settles others.</summary>
[Authorize]
public sealed partial class ThresholdsPage(PolicyReader policies, SettleThresholdsHandler settle)
{
    private const string Settle = "ambang-kewajaran";

    private PlausibilityThresholds? held;
    private List<PlausibilitySetting> all = [];

    [SupplyParameterFromForm(FormName = Settle)]
    private Input? Form { get; set; }

    private bool MaySettle => Current.Required.Role is AccountRole.Administrator;

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        all = await policies.SettingsAsync(Aborted);
        var now = PlausibilitySetting.InForce(all, Today);
        Form ??= new()
        {
            From = LocalDatePattern.Iso.Format(FiscalPeriod.Of(Today).Plus(1).FirstDay), Above = IndonesianNumber.FormatPlain(now.AbovePercent), Below = IndonesianNumber.FormatPlain(now.BelowPercent),
            Far = IndonesianNumber.FormatPlain(now.FarTimes), Quarters = now.FarQuarters.ToString(CultureInfo.InvariantCulture), Running = IndonesianNumber.FormatPlain(now.RunningTotalTimes),
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
        var from = reading.Date("Form.From", Form!.From);
        var (above, below) = (Number(reading, "Form.Above", Form.Above), Number(reading, "Form.Below", Form.Below));
        var (far, running) = (Number(reading, "Form.Far", Form.Far), Number(reading, "Form.Running", Form.Running));
        var quarters = reading.Whole("Form.Quarters", Form.Quarters, 2, 12);
        if (!reading.Clean)
        {
            Refuse(Settle, reading);
            return;
        }

        var thresholds = new PlausibilityThresholds { AbovePercent = above, BelowPercent = below, FarTimes = far, FarQuarters = quarters!.Value, RunningTotalTimes = running };
        if ((await settle.HandleAsync(new(Command, Current.Required, thresholds, from!.Value, Form.Ground ?? ""), Aborted)).Accepted(out var receipt, out var no))
        {
            Done(MeasurementLinks.Thresholds, receipt);
            return;
        }

        Refuse(Settle, no, no.Code is "measurement.policy.ground-missing" ? "Form.Ground" : no == PlausibilitySettingRejections.OutOfRange ? null : "Form.From");
    }

    private static decimal Number(FormReading reading, string field, string? typed)
    {
        if (IndonesianNumber.Parse(typed).Accepted(out var number, out var no))
        {
            return number;
        }

        reading.Refuse(field, no);
        return 0;
    }

    private sealed class Input
    {
        public string? From { get; set; }

        public string? Above { get; set; }

        public string? Below { get; set; }

        public string? Far { get; set; }

        public string? Quarters { get; set; }

        public string? Running { get; set; }

        public string? Ground { get; set; }
    }
}
