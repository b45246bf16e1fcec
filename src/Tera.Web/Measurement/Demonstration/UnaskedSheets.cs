using Tera.Measurement.Panels;
using Tera.Measurement.Sheets;
using Tera.Organisation.Demonstration;
using Tera.Platform.Data;
using Tera.Procedures.Demonstration;

namespace Tera.Measurement.Demonstration;

/// <summary>Fills and hands in the sheets for which the run has no task, before somebody brings the figures together.</summary>
internal sealed class UnaskedSheets(TeraDbContext db, SheetPen pen, HandInSheetHandler handIn, DemonstrationUsers users)
{
    public async Task HandInAsync(FormDuty duty, ProcessModel model, CancellationToken ct)
    {
        var (opened, done) = (duty.Context.Task.OpenedAt, duty.Context.Now);
        foreach (var one in model.StillOpen.Where(one => one.Sheet.SelfStanding))
        {
            var head = await users.OfAsync(await db.HeadOfUnitAsync(one.Sheet.UnitId!.Value, ct), ct);
            var filled = new SheetDuty(duty, one.Sheet, head, one.Whose);
            duty.Clock.Show(opened + ((done - opened) * 0.3));
            await pen.WriteAsync(filled, ct);
            await pen.ProveAsync(filled, ct);
            duty.Clock.Show(opened + ((done - opened) * 0.5));
            if (await handIn.HandleAsync(new(filled.Command("hand-in"), one.Sheet.Id, head), ct) is { Receipt: null, Faults: var faults })
            {
                throw new InvalidOperationException($"The demonstration's sheet of {one.Whose} was not handed in: {string.Join(", ", faults)}.");
            }
        }

        duty.Clock.Show(done);
    }
}
