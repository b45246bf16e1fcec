using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Measurement.Contracts;
using Tera.Measurement.Deadlines;
using Tera.Measurement.Recaps;
using Tera.Measurement.Sheets;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Measurement.Panels;

/// <summary>What the hand-in panel shows.</summary>
/// <param name="Sheet">Null only when something is broken.</param>
/// <param name="Rows">How many rows the sheet has; 0 for an employee's.</param>
/// <param name="Due">From how many of them something is expected now.</param>
/// <param name="Open">Everything that still keeps it from being handed in.</param>
/// <param name="MaySee">Whether the sheet is the user's to read.</param>
public sealed record CollectModel(Sheet? Sheet, int Rows, int Due, IReadOnlyList<Rejection> Open, bool MaySee)
{
    /// <summary>Lines of the unit's budget that no row asks for; they keep nothing from being handed in.</summary>
    public IReadOnlyList<RecapLine> Unasked { get; init; } = [];

    /// <summary>Last day of filling where it is over; null while the sheet may be filled.</summary>
    public LocalDate? Over { get; init; }
}

/// <summary>Kumpul: the sheet is filled on its own page; here it is handed in.</summary>
public sealed class CollectPanel(TeraDbContext db, SheetReader reader, SheetAccess access, HandInCheck check, DeadlineReader deadlines, RunGateway gateway) : IActPanel
{
    public bool Serves(Act act, ProcedureDefinition definition) => act is { Kind: ActKind.Collect, FansOut: true } && MeasurementArtifacts.Measures(definition);

    public Type Component => typeof(CollectView);

    public string ButtonLabel(PanelContext context) => "Serahkan lembar";

    public string? WaitsFor(object model) => (CollectModel)model switch
    {
        { Open.Count: > 0, Over: not null } => "Tenggat pengisian lewat; minta pengecualian lebih dahulu.",
        { Open.Count: > 0 } => "Lengkapi lembarnya dahulu.",
        _ => null,
    };

    public async Task<object> LoadAsync(PanelContext context, CancellationToken ct)
    {
        if (await FindAsync(context, ct) is not { } sheet)
        {
            return new CollectModel(null, 0, 0, [], MaySee: false);
        }

        var content = sheet.UnitId is { } unit ? await reader.ContentAsync(sheet, unit, ct) : new([], null, []);
        return new CollectModel(
            sheet, content.Rows.Count, content.Rows.Count(row => row.Entry.State is not EntryState.NotDue), sheet.IsOpen ? await check.FaultsAsync(sheet, ct) : [],
            await access.MaySeeAsync(sheet, context.User, ct))
        {
            Unasked = content.Unasked,
            Over = sheet.IsOpen && await deadlines.OfSheetAsync(sheet, ct) is ({ } standing, true) ? standing.LastDay : null,
        };
    }

    public async Task<PanelOutcome> PostAsync(PanelContext context, PanelForm form, CancellationToken ct)
    {
        if (await FindAsync(context, ct) is not { } sheet)
        {
            return PanelOutcome.Refused([PanelRejections.NoSheet]);
        }

        IReadOnlyList<Rejection> faults = [];
        var outcome = await gateway.DecideAsync(
            context.Call(form.Command),
            new RunCommand.Complete(context.Task.Key),
            async (_, stop) =>
            {
                // With the sheet locked: nobody empties a cell meanwhile. The listener then hands it in.
                await db.LockSheetAsync(sheet.Id, stop);
                faults = await check.FaultsAsync(sheet, stop);
                return faults is [var first, ..] ? first : null;
            },
            ct);
        return faults.Count > 0 ? PanelOutcome.Refused(faults) : outcome;
    }

    private Task<Sheet?> FindAsync(PanelContext context, CancellationToken ct)
    {
        var (run, slot) = (context.Head.Id, context.Task.Key.Slot.Value);
        return db.Set<Sheet>().AsNoTracking().SingleOrDefaultAsync(sheet => sheet.RunId == run && sheet.Slot == slot, ct);
    }
}
