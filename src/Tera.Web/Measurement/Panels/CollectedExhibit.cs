using Microsoft.EntityFrameworkCore;
using Tera.Measurement.Contracts;
using Tera.Measurement.Sheets;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Shared;

namespace Tera.Measurement.Panels;

/// <summary>The sheets beside an order.</summary>
/// <param name="Sheets">Those the user may read.</param>
/// <param name="Closed">How many there are besides.</param>
/// <param name="Zone">Of the agency.</param>
public sealed record CollectedModel(IReadOnlyList<CompiledSheet> Sheets, int Closed, IndonesianTimeZone Zone);

/// <summary>Shows what was collected to whoever looks at it before he orders what becomes of it.</summary>
public sealed class CollectedExhibit(TeraDbContext db, CompiledSheets compiled, SheetAccess access) : IExhibit
{
    public Type Component => typeof(CollectedView);

    public async Task<object?> LoadAsync(PanelContext context, CancellationToken ct)
    {
        if (context.Act.Kind is not ActKind.Instruct || !MeasurementArtifacts.Measures(context.Definition) || !TakesCollected(context))
        {
            return null;
        }

        var sheets = await compiled.OfAsync(context, db.Set<Sheet>().AsNoTracking(), ct);
        var run = context.Head.Id;
        var readable = (await access.ReadableAsync(db.Set<Sheet>().Where(sheet => sheet.RunId == run), context.User, ct)).Select(one => one.Sheet).ToHashSet();
        var shown = sheets.FindAll(one => one.Sheet.PersonId is null || readable.Contains(one.Sheet.Id));
        return sheets.Count == 0 ? null : new CollectedModel(shown, sheets.Count - shown.Count, context.Calendar.TimeZone);
    }

    private static bool TakesCollected(PanelContext context)
    {
        var collected = context.Definition.Steps.SelectMany(step => step.Acts).Where(act => act is { Kind: ActKind.Collect, FansOut: true }).Select(act => act.Produces).ToList();
        return context.Definition[context.Task.Key.Step].Standard.Inputs.Any(input => input.Artifact is { } artifact && collected.Contains(artifact));
    }
}
