using Microsoft.EntityFrameworkCore;
using Tera.Measurement.Contracts;
using Tera.Measurement.Evidences;
using Tera.Measurement.Narratives;
using Tera.Measurement.Periods;
using Tera.Measurement.Plausibility;
using Tera.Measurement.Recaps;
using Tera.Measurement.Sheets;
using Tera.Organisation;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;

namespace Tera.Measurement.Snapshots;

/// <summary>Freezes the figures of a run's quarter and what was said of them, and finds what was frozen.</summary>
public sealed class SnapshotMaking(TeraDbContext db, RecapReader recaps, DoubtReader doubts, PeriodSums sums)
{
    private (RunMoment At, AgencyRecap Figures)? _read;

    /// <summary>The figures of the run's quarter with what breaks a rule among them, as they would be frozen at this moment.</summary>
    /// <remarks>Read once for each moment: whoever checks them before they are frozen checks the very ones.</remarks>
    public async Task<AgencyRecap> FiguresAsync(RunMoment moment, CancellationToken ct)
    {
        if (_read is { } read && ReferenceEquals(read.At, moment))
        {
            return read.Figures;
        }

        var head = moment.Head;
        // Whoever changes money of the quarter at this moment is waited for: it comes in, or it is told that it does not.
        await sums.HoldAsync(head.Agency, SheetOpening.PeriodOf(head.Subject).Year, ct);
        var figures = await doubts.WeighAsync(await recaps.OfAsync(head.Agency, SheetOpening.PeriodOf(head.Subject), ct), ct);
        _read = (moment, figures);
        return figures;
    }

    /// <summary>Freezes what stands now, in the caller's transaction; everything it shows must be saved before.</summary>
    public async Task<Snapshot> FreezeAsync(RunMoment moment, TaskKey task, PersonId by, CancellationToken ct)
    {
        var (head, at) = (moment.Head, moment.At);
        var recap = await WithFilesAsync(await recaps.WithEmployeesAsync(await FiguresAsync(moment, ct), head.Id, moment.Definition, ct), ct);
        var content = new FrozenRecap(recap, await NarrativesAsync(head.Id, ct), ProcedureOf(moment.Definition)).Write();
        return db.Add(new Snapshot
        {
            Id = SnapshotId.New(),
            RunId = head.Id,
            AgencyId = head.Agency,
            FiscalYear = recap.FiscalYear,
            Quarter = recap.Quarter,
            Step = task.Step.Value,
            Act = task.Act,
            Round = task.Round,
            Content = content,
            Hash = Snapshot.HashOf(content),
            FrozenAt = at,
            FrozenBy = by,
        }).Entity;
    }

    /// <summary>The latest of a run; null before the first.</summary>
    public Task<Snapshot?> LatestAsync(RunId run, CancellationToken ct) =>
        db.Set<Snapshot>().AsNoTracking().Where(snapshot => snapshot.RunId == run).OrderByDescending(snapshot => snapshot.FrozenAt).ThenByDescending(snapshot => snapshot.Id).FirstOrDefaultAsync(ct);

    /// <summary>The latest in which figures stand; that of an empty form is none. Null before the first.</summary>
    public async Task<Snapshot?> LatestOfFiguresAsync(RunId run, ProcedureDefinition definition, CancellationToken ct)
    {
        // A run may freeze in many rounds: where each was made is read first, the text of one alone.
        var places = await db.Set<Snapshot>().AsNoTracking().TagWith("Measurement: snapshots of a run").Where(snapshot => snapshot.RunId == run)
            .OrderByDescending(snapshot => snapshot.FrozenAt).ThenByDescending(snapshot => snapshot.Id).Select(snapshot => new { snapshot.Id, snapshot.Step, snapshot.Act }).ToListAsync(ct);
        return places.Find(place => definition.ActOf(new(place.Step), place.Act).Produces != MeasurementArtifacts.Form) is { Id: var id }
            ? await db.Set<Snapshot>().AsNoTracking().SingleAsync(snapshot => snapshot.Id == id, ct)
            : null;
    }

    /// <summary>The files stand in the frozen text with their fingerprints: which evidence was looked at is told for ever.</summary>
    private async Task<AgencyRecap> WithFilesAsync(AgencyRecap recap, CancellationToken ct)
    {
        var entries = recap.Rows.Select(row => row.Entry).OfType<EntryId>().Select(id => (EntryId?)id).ToList();
        var files = (await db.Set<EvidenceFile>().AsNoTracking().TagWith("Measurement: evidence to be frozen")
            .Where(file => entries.Contains(file.EntryId) && file.RemovedAt == null).OrderBy(file => file.AddedAt).ThenBy(file => file.Id).ToListAsync(ct))
            .ToLookup(file => file.EntryId, file => new RecapFile(file.Id, file.Name, file.FileHash.ToString()));
        return recap with { Rows = [.. recap.Rows.Select(row => row with { Files = [.. files[row.Entry]], KeptOthers = row.Others })] };
    }

    private async Task<IReadOnlyList<FrozenNarrative>> NarrativesAsync(RunId run, CancellationToken ct)
    {
        var texts = await db.Set<Narrative>().AsNoTracking().Where(narrative => narrative.RunId == run).ToListAsync(ct);
        var names = texts.TrueForAll(text => text.Slot.Length == 0) ? [] : await db.Database
            .SqlQuery<SlotName>($"select slot as \"Slot\", name as \"Name\" from procedures.run_participant where run_id = {run.Value} order by ordinal").ToListAsync(ct);
        return
        [
            .. texts.Where(text => text.Slot.Length == 0).Concat(names.Join(texts, name => name.Slot, text => text.Slot, (_, text) => text))
                .Select(text => new FrozenNarrative(names.Find(name => name.Slot == text.Slot)?.Name, text.Analysis, text.Conclusion, text.FollowUp)),
        ];
    }

    private static FrozenProcedure ProcedureOf(ProcedureDefinition definition) => new(
        definition.Title,
        definition.Cover.Number,
        definition.Steps.SelectMany(step => step.Acts).Where(act => act.Kind is ActKind.Sign).Select(act => act.Primary.Value).FirstOrDefault()) { OfEmployees = MeasurementArtifacts.MeasuresEmployees(definition) };

    private sealed record SlotName(string Slot, string Name);
}
