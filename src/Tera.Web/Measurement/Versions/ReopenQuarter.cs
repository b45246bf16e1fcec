using NodaTime;
using Tera.Measurement.Periods;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Planning.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Measurement.Versions;

/// <summary>The wish to open the approved figures of a quarter again, as a new version with a reason.</summary>
public sealed record ReopenQuarter(CommandId Command, SignedInUser By, AgencyId Agency, FiscalPeriod Period, string Reason);

/// <inheritdoc cref="ReopenQuarter"/>
public sealed class ReopenQuarterHandler(
    TeraDbContext db, CommandScope commands, PlanningUnit planners, QuarterOpening opening, AuditTrail audit)
{
    private const string Process = "measurement.reopen-quarter";

    public Task<Result<Receipt>> HandleAsync(ReopenQuarter wish, CancellationToken ct) =>
        commands.OnceAsync(wish.Command, Process, wish.By.PersonId.Value, inner => OpenAsync(wish, inner), ct);

    private async Task<Result<string>> OpenAsync(ReopenQuarter wish, CancellationToken ct)
    {
        if (!await planners.IncludesAsync(wish.By, wish.Agency, ct))
        {
            return QuarterVersionRejections.NotKeeper;
        }

        if (!(await opening.OpenAsync(wish, ct)).Accepted(out var opened, out var no))
        {
            return no;
        }

        await audit.WriteAsync(
            new(wish.Command, Process, "quarter", wish.Agency.Value)
            {
                By = wish.By,
                Before = $"{wish.Period}: versi {opened.Number - 1} disahkan",
                After = $"{wish.Period}: versi {opened.Number} dibuka",
                Reason = opened.Reason,
            },
            ct);
        await db.SaveChangesAsync(ct);
        return $"{opened.Number}";
    }
}

/// <summary>Opens a quarter for its next version, while nobody else can: the lock on its row lets one in at a time.</summary>
public sealed class QuarterOpening(TeraDbContext db, VersionReader versions, PeriodSums sums, IClock clock)
{
    internal async Task<Result<QuarterVersion>> OpenAsync(ReopenQuarter wish, CancellationToken ct)
    {
        var period = await sums.LockedAsync(wish.Agency, wish.Period, ct);
        var last = (await versions.OfQuarterAsync(wish.Agency, wish.Period, ct)).LastOrDefault();
        if (!QuarterVersion.Reopen(last, wish.Period, wish.Reason, wish.By.PersonId, clock.GetCurrentInstant()).Accepted(out var opened, out var no))
        {
            return no;
        }

        // The database lets a quarter open only for a version that is there.
        db.Add(opened);
        await db.SaveChangesAsync(ct);
        period.Reopen();
        await db.SaveChangesAsync(ct);
        await sums.RecountAsync(wish.Agency, wish.Period, ct);
        return opened;
    }
}
