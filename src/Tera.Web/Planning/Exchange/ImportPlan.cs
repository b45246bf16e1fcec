using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using Tera.Planning.Keeping;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Planning.Exchange;

/// <summary>The wish that a file changes a plan: all of it or nothing.</summary>
/// <param name="FileName">As it was uploaded.</param>
/// <param name="State"><see cref="ImportOutcome.State"/> that was shown; null for one that nobody looked at.</param>
public sealed record ImportPlan(PlanCall Call, FiscalYear Year, string FileName, byte[] Content, string? State = null);

/// <inheritdoc cref="ImportPlan"/>
public sealed class ImportPlanHandler(TeraDbContext db, PlanDesk desk, PlanImport import, ImportJournal journal, IClock clock)
{
    private const string Process = "planning.import-plan";

    /// <returns>A receipt whose result is the import's id.</returns>
    public Task<Result<Receipt>> HandleAsync(ImportPlan wish, CancellationToken ct) => desk.OnceAsync(wish.Call, Process, inner => TakeAsync(wish, inner), ct);

    /// <summary>What the file would do: it is done and taken back, so that what is shown is what would come.</summary>
    public async Task<Result<ImportOutcome>> PreviewAsync(ImportPlan wish, CancellationToken ct)
    {
        if (!(await BookReader.ReadAsync(wish.FileName, wish.Content, ct)).Accepted(out var rows, out var no))
        {
            return no;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await desk.BeginAsync(wish.Call, ct) is { } refused)
        {
            return refused;
        }

        var state = StateOf(await journal.LookAsync(wish.Call.Agency, wish.Year, ct));
        var outcome = await import.RunAsync(wish.Call, wish.Year, rows, ct);
        await transaction.RollbackAsync(ct);
        db.ChangeTracker.Clear();
        return outcome with { State = state };
    }

    private async Task<Result<string>> TakeAsync(ImportPlan wish, CancellationToken ct)
    {
        if (!(await BookReader.ReadAsync(wish.FileName, wish.Content, ct)).Accepted(out var rows, out var no))
        {
            return no;
        }

        var (agency, id) = (wish.Call.Agency, wish.Call.Command.Value);
        var before = await journal.LookAsync(agency, wish.Year, ct);
        if (wish.State is { } shown && shown != StateOf(before))
        {
            return ExchangeRejections.PlanChanged;
        }

        var outcome = await import.RunAsync(wish.Call, wish.Year, rows, ct);
        if (outcome.Faults.Count > 0)
        {
            return ExchangeRejections.Faulty;
        }

        var after = await journal.LookAsync(agency, wish.Year, ct);
        db.Add(new ImportedPlan
        {
            Id = id,
            AgencyId = agency,
            FiscalYear = wish.Year.Value,
            FileName = Path.GetFileName(wish.FileName),
            PersonId = wish.Call.By?.PersonId,
            ImportedAt = clock.GetCurrentInstant(),
            Before = ImportJournal.Difference(before, after).ToJsonString(),
            After = ImportJournal.Difference(after, before).ToJsonString(),
        });
        var changed = outcome.Rows.Count(row => row.Effect is not RowEffect.Same);
        await desk.NoteAsync(wish.Call, Process, new("plan-import", agency.Value) { After = $"{wish.FileName}: {changed} baris mengubah rencana {wish.Year}" }, ct);
        return id.ToString();
    }

    /// <summary>Another one for every other plan.</summary>
    private static string StateOf(JsonObject rows) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(rows.ToJsonString())));
}
