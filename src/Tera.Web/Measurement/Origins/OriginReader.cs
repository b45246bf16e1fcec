using Microsoft.EntityFrameworkCore;
using Tera.Documents.Contracts;
using Tera.Measurement.Evidences;
using Tera.Measurement.Plausibility;
using Tera.Measurement.Recaps;
using Tera.Measurement.Sheets;
using Tera.Measurement.Versions;
using Tera.Organisation.Agencies;
using Tera.Organisation.Contracts;
using Tera.Organisation.People;
using Tera.Planning.Indicators;
using Tera.Platform.Data;
using Tera.Procedures;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Measurement.Origins;

/// <summary>A run in which a value was filled in.</summary>
/// <param name="Step">The row in which it was filled in, and the way to it; null where the run has not come to it.</param>
/// <param name="Standing">Where the unit's sheet stands in it.</param>
/// <param name="HandedIn">By whom and when, in words; null before.</param>
/// <param name="Frozen">When its figures were frozen, latest first.</param>
public sealed record OriginRun(RunId Run, string Title, OriginStep? Step, SheetId Sheet, string Standing, string? HandedIn, IReadOnlyList<string> Frozen);

/// <summary>The row of an SOP in which a value was filled in.</summary>
/// <param name="Words">Its number and what it says, as printed.</param>
/// <param name="Href">The run with the unit's task in it.</param>
public sealed record OriginStep(string Words, string Href);

/// <summary>A value with everything it came from and everything it went into.</summary>
public sealed record Origin
{
    public required SheetEntry Entry { get; init; }

    public required IndicatorCard Card { get; init; }

    public required string AgencyName { get; init; }

    public required string UnitName { get; init; }

    /// <summary>The version that counts; null where none was ever approved.</summary>
    public required VersionStanding? Standing { get; init; }

    /// <summary>The figure as it counts, printed; while it is being corrected it is another than the one that stands.</summary>
    public required string Counting { get; init; }

    public required IndonesianTimeZone Zone { get; init; }

    /// <summary>Its line in the recapitulation that counts; null when the agreement in force no longer promises the indicator.</summary>
    public required RecapRow? Row { get; init; }

    public required IReadOnlyList<EvidenceLine> Files { get; init; }

    public required IReadOnlyList<HistoryLine> History { get; init; }

    public required IReadOnlyList<OriginRun> Runs { get; init; }

    public required IReadOnlyList<PaperOfValue> Papers { get; init; }

    /// <summary>Who accepted the value as it stands, and when, in words; null when nobody has.</summary>
    public required string? Accepted { get; init; }

    public FiscalPeriod Period => new(new(Entry.FiscalYear), new(Entry.Quarter));

    public string PrintedNow => Snapshots.FigureWatch.Printed(Entry, Card);
}

/// <summary>Reads a value both ways: to card, formula, evidence, person and step, and to the recapitulations and papers it stands on.</summary>
public sealed class OriginReader(TeraDbContext db, OriginFigures figures, EvidenceReader evidence, PapersOfValue papers, RunDefinitions definitions, RegionClock days)
{
    /// <summary>Null when there is no such value or the user does not see its agency.</summary>
    public async Task<Origin?> ReadAsync(EntryId id, SignedInUser user, CancellationToken ct)
    {
        var found = await (
            from entry in db.Set<SheetEntry>().AsNoTracking()
            join card in db.Set<IndicatorCard>() on entry.CardId equals card.Id
            join agency in db.Set<Agency>() on entry.AgencyId equals agency.Id
            join unit in db.Set<Unit>() on entry.UnitId equals unit.Id
            where entry.Id == id
            select new { entry, card, Agency = agency.Name, Unit = unit.Name }).TagWith("Measurement: origin of a value").SingleOrDefaultAsync(ct);
        if (found is null || !user.Sees(found.entry.AgencyId))
        {
            return null;
        }

        var (row, standing, isApproved) = await figures.OfAsync(found.entry, ct);
        var files = await db.Set<EvidenceFile>().AsNoTracking().Where(file => file.EntryId == id && file.RemovedAt == null).OrderBy(file => file.AddedAt).ToListAsync(ct);
        return new()
        {
            Entry = found.entry,
            Card = found.card,
            AgencyName = found.Agency,
            UnitName = found.Unit,
            Row = row,
            Standing = standing,
            Counting = isApproved && row is not null ? Snapshots.FigureWatch.Printed(row.Actual, row.MeasurementUnit) : Snapshots.FigureWatch.Printed(found.entry, found.card),
            Zone = await days.ZoneAsync(ct),
            Files = await evidence.LinesAsync(files, ct),
            History = await evidence.HistoryAsync(id, ct),
            Runs = await RunsAsync(found.entry, ct),
            Papers = await papers.OfAsync(id.Value, ct),
            Accepted = found.entry is { IsAccepted: true, AcceptedBy: { } by, AcceptedAt: { } at }
                ? $"{await db.Set<Person>().Where(person => person.Id == by).Select(person => person.FullName).SingleAsync(ct)}, {(await days.ZoneAsync(ct)).Moment(at)}"
                : null,
        };
    }

    private async Task<IReadOnlyList<OriginRun>> RunsAsync(SheetEntry entry, CancellationToken ct)
    {
        var zone = await days.ZoneAsync(ct);
        var rows = await db.Database.SqlQuery<Row>(
            $"""
             select r.id as "Run", r.title as "Title", t.step as "Step", t.act as "Act", t.round as "Round", t.slot as "Slot", s.id as "Sheet", s.state as "State", s.submitted_at as "At", p.full_name as "By",
                    array(select f.frozen_at from measurement.snapshot f where f.run_id = r.id order by f.frozen_at desc limit 20) as "Frozen"
             from measurement.sheet s
             join procedures.run r on r.id = s.run_id
             left join organisation.person p on p.id = s.submitted_by
             left join lateral (
                 select t.step, t.act, t.round, t.slot from procedures.task t
                 where t.run_id = s.run_id and t.slot = s.slot and t.act_kind = 'Collect' order by t.round desc, t.opened_at desc limit 1) t on true
             where s.agency_id = {entry.AgencyId.Value} and s.unit_id = {entry.UnitId.Value} and s.fiscal_year = {entry.FiscalYear} and s.quarter = {entry.Quarter}
             order by s.opened_at desc, s.id limit 50
             """).TagWith("Measurement: runs of a value").ToListAsync(ct);
        return
        [
            .. rows.Zip(await StepsAsync(rows, ct), (row, step) => new OriginRun(
                new(row.Run), row.Title, step, new(row.Sheet), MeasuredWords.Of(Enum.Parse<SheetState>(row.State)),
                row.At is { } at ? $"{row.By ?? "ditutup tanpa diserahkan"}, {zone.Moment(NodaTime.Instant.FromDateTimeUtc(at))}" : null,
                [.. row.Frozen.Select(moment => zone.Moment(NodaTime.Instant.FromDateTimeUtc(moment)))])),
        ];
    }

    private async Task<IReadOnlyList<OriginStep?>> StepsAsync(IReadOnlyList<Row> rows, CancellationToken ct)
    {
        List<OriginStep?> steps = [];
        foreach (var row in rows)
        {
            var step = row.Step is null ? null : (await definitions.OfAsync(new(row.Run), ct)).Definition.Find(new StepKey(row.Step));
            steps.Add(step is null ? null : new(
                step.Number is { } number ? $"Langkah {number}: {step.Text}" : step.Text,
                ProceduresLinks.Task(new(row.Run), new(new(row.Step!), row.Act!.Value, row.Round!.Value, new(row.Slot!)))));
        }

        return steps;
    }

    private sealed record Row(Guid Run, string Title, string? Step, int? Act, int? Round, string? Slot, Guid Sheet, string State, DateTime? At, string? By, DateTime[] Frozen);
}

/// <summary>The line of a value that counts: of the last approved version, else as it stands.</summary>
public sealed class OriginFigures(RecapReader recaps, DoubtReader doubts, VersionReader versions)
{
    internal async Task<(RecapRow? Row, VersionStanding? Standing, bool IsApproved)> OfAsync(SheetEntry entry, CancellationToken ct)
    {
        var period = new FiscalPeriod(new(entry.FiscalYear), new(entry.Quarter));
        var standing = await versions.CountingAsync(entry.AgencyId, period, ct);
        var frozen = standing is null ? null : await versions.FiguresAsync(standing.Version, ct);
        var recap = frozen?.Recap ?? await doubts.WeighAsync(await recaps.OfAsync(entry.AgencyId, period, ct), ct);
        return (recap.Rows.FirstOrDefault(row => row.Entry == entry.Id), standing, frozen is not null);
    }
}
