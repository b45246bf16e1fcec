using NodaTime;
using Tera.Planning.Keeping;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Platform.Files;
using Tera.Platform.Spreadsheets;
using Tera.Shared;

namespace Tera.Planning.Exchange;

/// <summary>The wish that a file changes a plan: all of it or nothing.</summary>
/// <param name="State"><see cref="ImportOutcome.State"/> that was shown; null for one that nobody looked at.</param>
public sealed record ImportPlan(PlanCall Call, FiscalYear Year, ReceivedFile File, string? State = null);

/// <inheritdoc cref="ImportPlan"/>
public sealed class ImportPlanHandler(TeraDbContext db, PlanDesk desk, PlanImport import, ImportJournal journal, IClock clock)
{
    private const string Process = "planning.import-plan";

    /// <returns>A receipt whose result is the import's id.</returns>
    public Task<Result<Receipt>> HandleAsync(ImportPlan wish, CancellationToken ct) => desk.OnceAsync(wish.Call, Process, inner => TakeAsync(wish, inner), ct);

    /// <summary>What the file would do: it is done and taken back, so that what is shown is what would come.</summary>
    public async Task<Result<ImportOutcome>> PreviewAsync(ImportPlan wish, CancellationToken ct)
    {
        if (!(await BookReader.ReadAsync(wish.File, ct)).Accepted(out var rows, out var no))
        {
            return no;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await desk.BeginAsync(wish.Call, ct) is { } refused)
        {
            return refused;
        }

        var state = ImportOutcome.StateOf((await journal.LookAsync(wish.Call.Agency, wish.Year, ct)).ToJsonString());
        var outcome = await import.RunAsync(wish.Call, wish.Year, rows, ct);
        await transaction.RollbackAsync(ct);
        db.ChangeTracker.Clear();
        return outcome with { State = state };
    }

    private async Task<Result<string>> TakeAsync(ImportPlan wish, CancellationToken ct)
    {
        if (!(await BookReader.ReadAsync(wish.File, ct)).Accepted(out var rows, out var no))
        {
            return no;
        }

        var (agency, id) = (wish.Call.Agency, wish.Call.Command.Value);
        var before = await journal.LookAsync(agency, wish.Year, ct);
        var outcome = (await import.RunAsync(wish.Call, wish.Year, rows, ct)) with { State = ImportOutcome.StateOf(before.ToJsonString()) };
        if (outcome.RefusalAfter(wish.State) is { } refused)
        {
            return refused;
        }

        var after = await journal.LookAsync(agency, wish.Year, ct);
        db.Add(new ImportedPlan
        {
            Id = id,
            AgencyId = agency,
            FiscalYear = wish.Year.Value,
            FileName = wish.File.Name,
            PersonId = wish.Call.By?.PersonId,
            ImportedAt = clock.GetCurrentInstant(),
            Before = ImportJournal.Difference(before, after).ToJsonString(),
            After = ImportJournal.Difference(after, before).ToJsonString(),
        });
        var changed = outcome.Rows.Count(row => row.Effect is not RowEffect.Same);
        await desk.NoteAsync(wish.Call, Process, new("plan-import", agency.Value) { After = $"{wish.File.Name}: {changed} baris mengubah rencana {wish.Year}" }, ct);
        return id.ToString();
    }
}
