using Microsoft.EntityFrameworkCore;
using Tera.Measurement.Periods;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Planning.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Measurement.Versions;

/// <summary>The wish that a quarter had not been opened again: its version before counts, and the quarter is closed as it was.</summary>
public sealed record WithdrawReopening(CommandId Command, SignedInUser By, AgencyId Agency, FiscalPeriod Period, string Reason);

/// <inheritdoc cref="WithdrawReopening"/>
public sealed class WithdrawReopeningHandler(CommandScope commands, PlanningUnit planners, ReopeningWithdrawal withdrawal, AuditTrail audit)
{
    private const string Process = "measurement.withdraw-reopening";

    public Task<Result<Receipt>> HandleAsync(WithdrawReopening wish, CancellationToken ct) =>
        commands.OnceAsync(wish.Command, Process, wish.By.PersonId.Value, inner => WithdrawAsync(wish, inner), ct);

    private async Task<Result<string>> WithdrawAsync(WithdrawReopening wish, CancellationToken ct)
    {
        if (!await planners.IncludesAsync(wish.By, wish.Agency, ct))
        {
            return QuarterVersionRejections.NotKeeper;
        }

        if (string.IsNullOrWhiteSpace(wish.Reason))
        {
            return QuarterVersionRejections.ReasonMissing;
        }

        if (!(await withdrawal.DoAsync(wish.Agency, wish.Period, ct)).Accepted(out var open, out var no))
        {
            return no;
        }

        await audit.WriteAsync(
            new(wish.Command, Process, "quarter", wish.Agency.Value)
            {
                By = wish.By,
                Before = $"{wish.Period}: versi {open.Number} dibuka, “{open.Reason}”",
                After = $"{wish.Period}: versi {open.Number - 1} tetap berlaku",
                Reason = wish.Reason.Trim(),
            },
            ct);
        return $"{open.Number}";
    }
}

/// <summary>Takes an opening back, while nobody else touches the quarter.</summary>
public sealed class ReopeningWithdrawal(TeraDbContext db, VersionReader versions, PeriodSums sums)
{
    internal async Task<Result<QuarterVersion>> DoAsync(AgencyId agency, FiscalPeriod of, CancellationToken ct)
    {
        var period = await sums.LockedAsync(agency, of, ct);
        var all = await versions.OfQuarterAsync(agency, of, ct);
        if (all.LastOrDefault() is not { Number: > 1 } open || all.FindLast(one => one.IsApproved) is not { } counting)
        {
            return QuarterVersionRejections.NotApproved(of);
        }

        if (open.RefusesWithdrawal(await FilledByAsync(open, ct), open.IsApproved ? 0 : await ChangesAsync(open, ct)) is { } no)
        {
            return no;
        }

        period.Close(counting.RunId!.Value, counting.ClosedAt!.Value);
        if ((await versions.FiguresAsync(counting, ct))?.Recap.Totals is { } totals)
        {
            period.Take(totals, period.Sheets, period.HandedIn);
        }

        db.Remove(open);
        await db.SaveChangesAsync(ct);
        return open;
    }

    /// <summary>A run that was cancelled fills nothing.</summary>
    private async Task<string?> FilledByAsync(QuarterVersion open, CancellationToken ct) => open.RunId is not { } run
        ? null
        : (await db.Database.SqlQuery<string>(
            $"""select title as "Value" from procedures.run where id = {run.Value} and status in ('Running', 'Paused')""").ToListAsync(ct)).FirstOrDefault();

    private async Task<int> ChangesAsync(QuarterVersion open, CancellationToken ct)
    {
        var (agency, year, quarter, since) = (open.AgencyId.Value, open.FiscalYear, open.Quarter, open.OpenedAt!.Value.ToDateTimeUtc());
        return (await db.Database.SqlQuery<int>(
            $"""
             select (
                 (select count(*) from measurement.value_history h join measurement.entry e on e.id = h.entry_id
                  where e.agency_id = {agency} and e.fiscal_year = {year} and e.quarter = {quarter} and h.recorded_at > {since})
                 + (select count(*) from measurement.employee_history h join measurement.sheet s on s.id = h.sheet_id
                    where s.agency_id = {agency} and s.fiscal_year = {year} and s.quarter = {quarter} and h.recorded_at > {since})
                 + (select count(*) from measurement.evidence f join measurement.sheet s on s.id = f.sheet_id
                    where s.agency_id = {agency} and s.fiscal_year = {year} and s.quarter = {quarter} and (f.added_at > {since} or f.removed_at > {since})))::int as "Value"
             """).ToListAsync(ct))[0];
    }
}
