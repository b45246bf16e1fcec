using Microsoft.EntityFrameworkCore;
using Tera.Measurement.Evidences;
using Tera.Measurement.Plausibility;
using Tera.Measurement.Recaps;
using Tera.Measurement.Sheets;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Organisation.People;
using Tera.Planning.Contracts;
using Tera.Planning.Indicators;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;
using Tera.Shared;

namespace Tera.Measurement.Reviews;

/// <summary>The values of a run as a checker sees them.</summary>
public sealed record ReviewView(RunReview Review, AgencyRecap Recap, IReadOnlyList<ReviewRow> Rows)
{
    public FiscalPeriod Period => SheetOpening.PeriodOf(Review.Head.Subject);

    /// <summary>Values from which a figure is expected.</summary>
    public IEnumerable<ReviewRow> Due => Rows.Where(row => row.Entry.State is not EntryState.NotDue);

    public int In(ReviewState state) => Due.Count(row => row.State == state);

    /// <summary>Units with notes whose sheets lie with the checker, by name.</summary>
    public IReadOnlyList<(Sheet Sheet, string Unit, int Notes)> Returnable =>
    [
        .. Due.Where(row => row is { State: ReviewState.Noted, Sheet.IsOpen: false }).GroupBy(row => row.Sheet!.Id)
            .Select(unit => (unit.First().Sheet!, unit.First().Recap.UnitName, unit.Count())),
    ];
}

/// <summary>Reads what a checker needs beside each value: target, quarters before, evidence, what is remarkable.</summary>
public sealed class ReviewReader(TeraDbContext db, RunReviews reviews, RecapReader recaps, DoubtReader doubts, RegionClock days)
{
    /// <summary>The values of a run; null when it is not there, not the user's to see, or measures nothing.</summary>
    public async Task<ReviewView?> ReadAsync(Procedures.Engine.RunId run, SignedInUser user, CancellationToken ct)
    {
        if (await reviews.OfAsync(run, user.PersonId, ct) is not { } review || !user.Sees(review.Head.Agency)
            || !Contracts.MeasurementArtifacts.Measures(review.Definition))
        {
            return null;
        }

        var period = SheetOpening.PeriodOf(review.Head.Subject);
        var recap = await doubts.WeighAsync(await recaps.OfAsync(review.Head.Agency, period, ct), ct);
        return new(review, recap, await RowsAsync(review, period, recap, ct));
    }

    private async Task<IReadOnlyList<ReviewRow>> RowsAsync(RunReview review, FiscalPeriod period, AgencyRecap recap, CancellationToken ct)
    {
        var (agency, year, quarter, run) = (review.Head.Agency, period.Year.Value, period.Quarter.Number, review.Head.Id);
        var entries = await db.Set<SheetEntry>().AsNoTracking().TagWith("Measurement: values to be checked and those before")
            .Where(entry => entry.AgencyId == agency
                && ((entry.FiscalYear == year && entry.Quarter <= quarter) || (entry.FiscalYear == year - 1 && entry.Quarter == quarter)))
            .ToListAsync(ct);
        var now = entries.Where(entry => entry.FiscalYear == year && entry.Quarter == quarter).ToDictionary(entry => entry.Id);
        var before = entries.Where(entry => !now.ContainsKey(entry.Id)).OrderBy(entry => entry.FiscalYear).ThenBy(entry => entry.Quarter)
            .ToLookup(entry => entry.IndicatorId);
        var promised = await PromisedUnits.OfAsync(db, agency, year - 1, year, ct);
        var cardIds = entries.Select(entry => entry.CardId).Distinct().ToList();
        var cards = await db.Set<IndicatorCard>().AsNoTracking().Where(card => cardIds.Contains(card.Id)).ToDictionaryAsync(card => card.Id, ct);
        var ids = now.Keys.Select(id => (EntryId?)id).ToList();
        var files = (await db.Set<EvidenceFile>().AsNoTracking().Where(file => ids.Contains(file.EntryId) && file.RemovedAt == null)
            .OrderBy(file => file.AddedAt).ToListAsync(ct)).ToLookup(file => file.EntryId);
        var shared = await SharedAsync(files.SelectMany(group => group), ct);
        var sheets = (await db.Set<Sheet>().AsNoTracking().Where(sheet => sheet.RunId == run && sheet.UnitId != null).ToListAsync(ct)).ToDictionary(sheet => sheet.UnitId!.Value);
        var people = now.Values.SelectMany(entry => new[] { entry.AcceptedBy, entry.ReturnedBy }).OfType<PersonId>().Distinct().ToList();
        var names = await db.Set<Person>().Where(person => people.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.FullName, ct);
        var zone = await days.ZoneAsync(ct);
        string? Who(PersonId? person, NodaTime.Instant? at) => person is { } id && at is { } moment ? $"{names[id]}, {zone.Moment(moment)}" : null;
        return
        [
            .. recap.Rows.Where(row => row.Entry is { } id && now.ContainsKey(id)).Select(row =>
            {
                var entry = now[row.Entry!.Value];
                var evidence = files[entry.Id].ToList();
                var doubled = evidence.Count(file => shared.Contains(file.FileHash));
                return new ReviewRow
                {
                    Recap = row,
                    Entry = entry,
                    IsWords = cards[entry.CardId].Kind is ValueKind.Text && entry.State is EntryState.Value,
                    Sheet = sheets.GetValueOrDefault(entry.UnitId),
                    Before = [.. before[entry.IndicatorId].GroupBy(one => (one.FiscalYear, one.Quarter)).Select(one => EarlierEntries.Of(one, promised, entry.UnitId)).OfType<SheetEntry>().Select(one =>
                        (new FiscalPeriod(new(one.FiscalYear), new(one.Quarter)).ToString(), MeasuredWords.Of(one.Measured(cards[one.CardId]), cards[one.CardId].Kind)))],
                    Files = evidence,
                    Shared = doubled,
                    Warnings = ReviewWarnings.Of(row, entry, doubled),
                    AcceptedBy = Who(entry.AcceptedBy, entry.AcceptedAt),
                    NotedBy = Who(entry.ReturnedBy, entry.ReturnedAt),
                };
            }),
        ];
    }

    /// <summary>Files that also stand elsewhere.</summary>
    private async Task<HashSet<Platform.Files.FileHash>> SharedAsync(IEnumerable<EvidenceFile> files, CancellationToken ct)
    {
        var hashes = files.Select(file => file.FileHash).Distinct().ToList();
        return (await db.Set<EvidenceFile>().Where(file => hashes.Contains(file.FileHash) && file.RemovedAt == null)
            .GroupBy(file => file.FileHash).Where(group => group.Count() > 1).Select(group => group.Key).ToListAsync(ct)).ToHashSet();
    }
}
