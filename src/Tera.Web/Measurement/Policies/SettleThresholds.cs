using NodaTime;
using Tera.Measurement.Plausibility;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Measurement.Policies;

/// <summary>The wish that from a day on figures are asked about from other numbers on.</summary>
public sealed record SettleThresholds(CommandId Command, SignedInUser By, PlausibilityThresholds Thresholds, LocalDate From, string Ground);

/// <inheritdoc cref="SettleThresholds"/>
public sealed class SettleThresholdsHandler(TeraDbContext db, PolicyReader policies, CommandScope commands, AuditTrail audit)
{
    private const string Process = "measurement.settle-thresholds";

    public Task<Result<Receipt>> HandleAsync(SettleThresholds wish, CancellationToken ct) =>
        commands.OnceAsync(wish.Command, Process, wish.By.PersonId.Value, inner => SettleAsync(wish, inner), ct);

    private async Task<Result<string>> SettleAsync(SettleThresholds wish, CancellationToken ct)
    {
        if (wish.By.Role is not AccountRole.Administrator)
        {
            return PolicyRejections.NotYours;
        }

        var others = await policies.SettingsAsync(ct);
        var known = (others, await policies.LastClosedAsync(ct));
        if (!PlausibilitySetting.Settle(PlausibilitySettingId.New(), wish.Thresholds, wish.From, wish.Ground, known).Accepted(out var setting, out var no))
        {
            return no;
        }

        db.Add(setting);
        await db.SaveChangesAsync(ct);
        await audit.WriteAsync(
            new(wish.Command, Process, "plausibility-setting", setting.Id.Value)
            {
                By = wish.By, Before = ThresholdWords.Of(PlausibilitySetting.InForce(others, wish.From)), After = ThresholdWords.Of(setting.Thresholds), Reason = setting.Ground,
            },
            ct);
        return setting.Id.Value.ToString("D");
    }
}

/// <summary>Thresholds in one sentence.</summary>
internal static class ThresholdWords
{
    public static string Of(PlausibilityThresholds of) =>
        $"Capaian di atas {IndonesianNumber.Format(of.AbovePercent)} % atau di bawah {IndonesianNumber.Format(of.BelowPercent)} %; {IndonesianNumber.Format(of.FarTimes)} kali dari paling sedikit {of.FarQuarters} triwulan; {IndonesianNumber.Format(of.RunningTotalTimes)} kali target triwulan.";
}
