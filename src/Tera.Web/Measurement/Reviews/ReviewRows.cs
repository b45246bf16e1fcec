using Microsoft.EntityFrameworkCore;
using Tera.Measurement.Contracts;
using Tera.Measurement.Sheets;
using Tera.Planning.Indicators;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;
using Tera.Shared;

namespace Tera.Measurement.Reviews;

/// <summary>What a checker says of one value: right as it was shown, or what is to be changed. An empty note takes an earlier one away.</summary>
/// <param name="Entry">Which value.</param>
/// <param name="Seen">The version he looked at.</param>
/// <param name="Accept">He finds it right.</param>
/// <param name="Note">What is to be changed.</param>
public sealed record Verdict(EntryId Entry, int Seen, bool Accept, string Note)
{
    /// <summary>What reached words are worth in percent, as typed; empty takes an earlier judgement back, null leaves it.</summary>
    public string? Judged { get; init; }
}

/// <summary>Judges values of a run; the notes stand on the sheets once the work goes back.</summary>
/// <param name="Call">For whom.</param>
/// <param name="Verdicts">Each value once.</param>
public sealed record ReviewRows(RunCall Call, IReadOnlyList<Verdict> Verdicts);

/// <summary>How it ended: what could be kept is kept, the rest is told.</summary>
/// <param name="Receipt">Null when nothing was kept.</param>
/// <param name="Faults">Why single values were not judged.</param>
public sealed record ReviewedRows(Receipt? Receipt, IReadOnlyList<VerdictFault> Faults);

/// <param name="Entry">Null when the refusal is of the whole.</param>
public sealed record VerdictFault(EntryId? Entry, Rejection Why);

/// <inheritdoc cref="ReviewRows"/>
public sealed class ReviewRowsHandler(TeraDbContext db, RunGateway gateway, ValueHistory history)
{
    public async Task<ReviewedRows> HandleAsync(ReviewRows command, CancellationToken ct)
    {
        List<VerdictFault> faults = [];
        var result = await gateway.ReviewAsync(command.Call, "measurement.review-rows", (work, inner) => KeepAsync(command, work, faults, inner), ct);
        return result.Accepted(out var receipt, out var no)
            ? new(receipt, faults)
            : new(null, faults.Exists(fault => fault.Why == no) ? faults : [.. faults, new(null, no)]);
    }

    private async Task<Rejection?> KeepAsync(ReviewRows command, RunAtWork work, List<VerdictFault> faults, CancellationToken ct)
    {
        if (!MeasurementArtifacts.Measures(work.Definition))
        {
            return EntryRejections.Unknown;
        }

        var period = SheetOpening.PeriodOf(work.Head.Subject);
        var (agency, year, quarter, ids) = (work.Head.Agency, period.Year.Value, period.Quarter.Number, command.Verdicts.Select(verdict => verdict.Entry).ToList());
        var rows = await (
            from entry in db.Set<SheetEntry>()
            join card in db.Set<IndicatorCard>() on entry.CardId equals card.Id
            where ids.Contains(entry.Id) && entry.AgencyId == agency && entry.FiscalYear == year && entry.Quarter == quarter
            select new { entry, card }).ToDictionaryAsync(row => row.entry.Id, ct);
        if (ids.Exists(id => !rows.ContainsKey(id)))
        {
            return EntryRejections.Unknown;
        }

        var by = new ValueAuthor(work.Holder.Person, command.Call.Command, work.Now);
        var kept = 0;
        foreach (var verdict in command.Verdicts)
        {
            var (entry, card) = (rows[verdict.Entry].entry, rows[verdict.Entry].card);
            if (!Judge(entry, card, verdict, by).Accepted(out var changes, out var no))
            {
                faults.Add(new(entry.Id, no));
                // A judgement may have been taken before the verdict beside it was refused; both stand together or neither.
                await db.Entry(entry).ReloadAsync(ct);
                continue;
            }

            await history.WriteAsync(entry, changes, by, ct);
            kept++;
        }

        return kept > 0 || faults.Count == 0 ? null : faults[0].Why;
    }

    private static Result<IReadOnlyList<EntryChange>> Judge(SheetEntry entry, IndicatorCard card, Verdict verdict, ValueAuthor by)
    {
        IReadOnlyList<EntryChange> judged = [];
        if (verdict.Judged is { } typed)
        {
            decimal? percent = null;
            if (typed.Length > 0)
            {
                if (!IndonesianNumber.Parse(typed).Accepted(out var read, out var unread))
                {
                    return unread;
                }

                percent = read;
            }

            if (!entry.Judge(card, percent, verdict.Seen, by.Person, by.At).Accepted(out judged!, out var no))
            {
                return no;
            }
        }

        // What he saw is what he has just judged.
        var seen = judged.Count > 0 ? verdict with { Seen = entry.Version } : verdict;
        return Settle(entry, card, seen, by).Accepted(out var changes, out var refused) ? (EntryChange[])[.. judged, .. changes] : refused;
    }

    private static Result<IReadOnlyList<EntryChange>> Settle(SheetEntry entry, IndicatorCard card, Verdict verdict, ValueAuthor by)
    {
        var (before, note, name) = (entry.ReturnNote ?? "", verdict.Note.Trim(), card.Name);
        if (verdict.Accept)
        {
            return note.Length > 0 ? ReviewRejections.BothAcceptedAndNoted(name)
                : card.Kind is ValueKind.Text && entry is { State: EntryState.Value, JudgedPercent: null } ? ReviewRejections.NotJudged(name)
                : entry.Accept(name, verdict.Seen, by.Person, by.At);
        }

        if (before == note)
        {
            return Array.Empty<EntryChange>();
        }

        // Another checker's note, or what he settled, is not overwritten unseen.
        if (verdict.Seen != entry.Version)
        {
            return EntryRejections.ChangedSinceShown(name);
        }

        if (note.Length == 0)
        {
            entry.DropRemark();
        }
        else if (note.Length > SheetEntry.LongestNote)
        {
            return EntryRejections.TooLong(SheetEntry.LongestNote);
        }
        else if (entry.Remark(note, by.Person, by.At).Rejection is { } no)
        {
            return no;
        }

        return new EntryChange[] { new("return", before, note) };
    }
}

/// <summary>Why a judgement was not taken.</summary>
public static class ReviewRejections
{
    /// <summary>Accepted and to be changed at once. Argument: name of the indicator.</summary>
    public static Rejection BothAcceptedAndNoted(string indicator) => new("measurement.review.both", indicator);

    /// <summary>Reached words are accepted without what they are worth. Argument: name of the indicator.</summary>
    public static Rejection NotJudged(string indicator) => new("measurement.review.not-judged", indicator);

    /// <summary>The units named have no value with a note, or have not handed in.</summary>
    public static readonly Rejection NothingToSendBack = new("measurement.review.nothing-to-send-back");
}
