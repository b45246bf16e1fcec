using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Measurement.Periods;
using Tera.Measurement.Snapshots;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Planning;
using Tera.Planning.Budgets;
using Tera.Planning.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Measurement.Spending;

/// <summary>What was spent on a line, as somebody typed it.</summary>
/// <param name="Seen">Version that was shown; 0 where nothing had been told.</param>
/// <param name="Typed">Empty takes back what was told: not reported, which is not zero.</param>
public sealed record ToldLine(BudgetItemId Item, int Seen, string Typed);

/// <summary>Tells what was spent on lines of the budget up to the end of a quarter: all of it or nothing.</summary>
public sealed record TellSpending(CommandId Command, SignedInUser By, AgencyId Agency, FiscalPeriod Period, IReadOnlyList<ToldLine> Lines);

/// <summary>Why a line was not taken.</summary>
/// <param name="Item">Null when the refusal is of the whole.</param>
public sealed record LineFault(BudgetItemId? Item, Rejection Why);

/// <inheritdoc cref="TellSpending"/>
public sealed class TellSpendingHandler(CommandScope commands, SpendingDesk desk, PlanningUnit planners)
{
    private const string Process = "measurement.tell-spending";

    public async Task<(Receipt? Receipt, IReadOnlyList<LineFault> Faults)> HandleAsync(TellSpending wish, CancellationToken ct)
    {
        List<LineFault> faults = [];
        var result = await commands.OnceAsync(wish.Command, Process, wish.By.PersonId.Value, inner => TellAsync(wish, faults, inner), ct);
        return result.Accepted(out var receipt, out var no) ? (receipt, []) : (null, faults.Count > 0 ? faults : [new(null, no)]);
    }

    private async Task<Result<string>> TellAsync(TellSpending wish, List<LineFault> faults, CancellationToken ct)
    {
        if (await desk.ClosedAsync(wish.Agency, wish.Period, wish.By.PersonId, ct) is { } closed)
        {
            return closed;
        }

        var (lines, told) = await desk.LookAsync(wish.Agency, wish.Period, ct);
        var isKeeper = await planners.IncludesAsync(wish.By, wish.Agency, ct);
        List<(BudgetItem Line, decimal? Spent)> changes = [];
        foreach (var one in wish.Lines)
        {
            var result = !lines.TryGetValue(one.Item, out var line) ? SpendingRejections.UnknownCode("")
                : !isKeeper && !SpendingReader.IsOwn(wish.By, line) ? SpendingRejections.NotYours(line.Code)
                : told.GetValueOrDefault(one.Item) is var now && (now?.Version ?? 0) != one.Seen ? SpendingRejections.ChangedMeanwhile(line.Code, Recaps.MeasuredWords.Money(now?.Spent))
                : Spent(one.Typed, out var spent) is { } unread ? unread
                : Taken(line, spent);
            if (result is { } no)
            {
                faults.Add(new(one.Item, no));
            }
        }

        if (faults is [var first, ..])
        {
            return first.Why;
        }

        await desk.KeepAsync(new(wish.Command, Process, wish.By, wish.Agency, wish.Period), changes, told, ct);
        return wish.Agency.Value.ToString();

        Rejection? Taken(BudgetItem line, decimal? spent)
        {
            changes.Add((line, spent));
            return null;
        }
    }

    private static Rejection? Spent(string typed, out decimal? spent)
    {
        spent = null;
        if (typed.Length == 0)
        {
            return null;
        }

        if (!IndonesianNumber.Parse(typed, NumberReading.Thousands).Accepted(out var read, out var no))
        {
            return no;
        }

        spent = read;
        return SpendingDesk.Misfit(read);
    }
}

/// <summary>Whose command on the spending of a quarter.</summary>
public sealed record SpendingCall(CommandId Command, string Process, SignedInUser By, AgencyId Agency, FiscalPeriod Period)
{
    /// <summary>Null where none is asked.</summary>
    public string? Reason { get; init; }
}

/// <summary>What every command on spending needs: the quarter locked, what stands there, and the recount behind it.</summary>
public sealed class SpendingDesk(TeraDbContext db, PeriodSums sums, StandingFigures standing, AuditTrail audit, RegionClock days, IClock clock)
{
    public Instant Now => clock.GetCurrentInstant();

    /// <summary>Why the quarter takes nothing; null when it does. It is locked from here on, so that it neither closes nor is frozen meanwhile.</summary>
    public async Task<Rejection?> ClosedAsync(AgencyId agency, FiscalPeriod period, PersonId by, CancellationToken ct)
    {
        // Nothing can be spent in a quarter to come, and a row of it would pass for one that was measured.
        if (period.FirstDay > await days.TodayAsync(ct))
        {
            return SpendingRejections.NotBegun(period);
        }

        if ((await sums.LockedAsync(agency, period, ct)).ClosedAt is not null)
        {
            return SpendingRejections.QuarterClosed(period);
        }

        // What is told now would be taken and then be missing from the report that is on its way.
        return await standing.SinceAsync(agency, period, by, ct) is not null ? SpendingRejections.FiguresStand(period) : null;
    }

    /// <summary>The lines of the year, and what was told for the quarter, tracked.</summary>
    public async Task<(Dictionary<BudgetItemId, BudgetItem> Lines, Dictionary<BudgetItemId, LineSpending> Told)> LookAsync(AgencyId agency, FiscalPeriod period, CancellationToken ct)
    {
        var (year, quarter) = (period.Year.Value, period.Quarter.Number);
        return (
            await db.Set<BudgetItem>().AsNoTracking().TagWith("Measurement: budget lines of a year").Where(line => line.AgencyId == agency && line.FiscalYear == year).ToDictionaryAsync(line => line.Id, ct),
            await db.Set<LineSpending>().Where(one => one.AgencyId == agency && one.FiscalYear == year && one.Quarter == quarter).ToDictionaryAsync(one => one.ItemId, ct));
    }

    /// <summary>Writes sums that fit, each with its line in the audit, and reckons the quarter again.</summary>
    /// <param name="call">By whom.</param>
    /// <param name="changes">Null takes back what was told.</param>
    /// <param name="told">As <see cref="LookAsync"/> gave it.</param>
    /// <param name="ct">Ends waiting.</param>
    /// <returns>The version of each line that changed and is told now.</returns>
    public async Task<IReadOnlyDictionary<BudgetItemId, int>> KeepAsync(
        SpendingCall call, IReadOnlyList<(BudgetItem Line, decimal? Spent)> changes, IReadOnlyDictionary<BudgetItemId, LineSpending> told, CancellationToken ct)
    {
        var after = new Dictionary<BudgetItemId, int>();
        foreach (var (line, spent) in changes)
        {
            var there = told.GetValueOrDefault(line.Id);
            var before = there?.Spent;
            if (before == spent)
            {
                continue;
            }

            if (spent is not { } sum)
            {
                db.Remove(there!);
            }
            else if (there is not null)
            {
                after[line.Id] = Checked(there.Tell(sum, call.By.PersonId, Now)).Version;
            }
            else
            {
                after[line.Id] = db.Add(Checked(LineSpending.Of(line, call.Period.Quarter, sum, call.By.PersonId, Now))).Entity.Version;
            }

            await audit.WriteAsync(
                new(call.Command, call.Process, "line-spending", line.Id.Value) { By = call.By, Before = Words(call.Period, before), After = Words(call.Period, spent), Reason = call.Reason }, ct);
        }

        await db.SaveChangesAsync(ct);
        await sums.RecountAsync(call.Agency, call.Period, ct);
        return after;
    }

    /// <summary>Why a sum is no money; null when it is.</summary>
    internal static Rejection? Misfit(decimal sum) => sum < 0 || decimal.Round(sum, 2) != sum ? SpendingRejections.NotMoney(sum) : null;

    private static LineSpending Checked(Result<LineSpending> result) =>
        result.Accepted(out var told, out var no) ? told : throw new InvalidOperationException($"A sum that fits was refused: {no.Code}.");

    private static string? Words(FiscalPeriod period, decimal? spent) => spent is { } sum ? $"{period}: {IndonesianNumber.FormatMoney(sum)}" : null;
}
