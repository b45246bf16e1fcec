using Tera.Documents.Demonstration;
using Tera.Measurement.Evidences;
using Tera.Measurement.Sheets;
using Tera.Organisation.Contracts;
using Tera.Organisation.Demonstration;
using Tera.Planning.Demonstration;
using Tera.Platform.Files;
using Tera.Procedures.Demonstration;
using Tera.Shared;

namespace Tera.Measurement.Demonstration;

/// <summary>A sheet that somebody of the demonstration fills.</summary>
/// <param name="Duty">The task before which it is filled.</param>
/// <param name="By">Who fills it.</param>
/// <param name="Whose">Name of the unit or employee.</param>
internal sealed record SheetDuty(FormDuty Duty, Sheet Sheet, SignedInUser By, string Whose)
{
    /// <summary>The command of a deed on this sheet: the same whenever the demonstration is made.</summary>
    public CommandId Command(string deed) => Duty.Command($"{Sheet.Slot}:{deed}");
}

/// <summary>Writes a unit's figures into its sheet and puts a file behind each; the figures are those of the demonstration's table.</summary>
internal sealed class SheetPen(SheetReader reader, SaveSheetHandler save, AddEvidenceHandler evidence, FileStore store, SpendingPen spending)
{
    private const string Assurance = "Sudah dicocokkan dengan data dukung; angkanya memang demikian.";
    private const long Largest = 1024 * 1024;

    public async Task WriteAsync(SheetDuty duty, CancellationToken ct)
    {
        await spending.TellAsync(duty, await reader.RowsAsync(duty.Sheet, duty.Sheet.UnitId!.Value, ct), ct);
        await SaveAsync(duty, "save", row => Typed(row, duty.Sheet), ct);
        await SaveAsync(duty, "assure", row => row.IsDoubtful ? TypedRow.Of(row.Entry) with { Assurance = Assurance } : TypedRow.Of(row.Entry), ct);
    }

    public async Task ProveAsync(SheetDuty duty, CancellationToken ct)
    {
        foreach (var row in (await reader.RowsAsync(duty.Sheet, duty.Sheet.UnitId!.Value, ct)).Where(row => row is { Entry.State: EntryState.Value, Files.Count: 0 }))
        {
            await AttachAsync(duty, row.Entry.Id, row.Card.Name, ct);
        }
    }

    /// <summary>Attaches an example of a file.</summary>
    /// <param name="entry">The row it proves; null for an employee's sheet.</param>
    /// <param name="about">What it shows.</param>
    public async Task AttachAsync(SheetDuty duty, EntryId? entry, string about, CancellationToken ct)
    {
        await using var content = new MemoryStream(ExamplePdf.Of($"Data dukung: {about}", duty.Whose, duty.Duty.Context.Head.Title));
        var stored = OrganisationSeed.Checked(await store.SaveAsync(content, Largest, ct));
        OrganisationSeed.Accepted(await evidence.HandleAsync(
            new(duty.Command($"prove:{about}"), duty.Sheet.Id, entry, duty.By, stored, FileType.Pdf, "data dukung contoh.pdf"), ct));
    }

    private async Task SaveAsync(SheetDuty duty, string deed, Func<SheetRow, TypedRow> typed, CancellationToken ct)
    {
        var rows = (await reader.RowsAsync(duty.Sheet, duty.Sheet.UnitId!.Value, ct)).Select(typed).ToList();
        var saved = await save.HandleAsync(new(duty.Command(deed), duty.Sheet.Id, duty.By, rows), ct);
        if (!saved.IsComplete)
        {
            var faults = saved.Faults.Select(fault => fault.Why).Append(saved.Refused).OfType<Rejection>();
            throw new InvalidOperationException($"The demonstration's figures of {duty.Whose} were refused: {string.Join(", ", faults)}.");
        }
    }

    private static TypedRow Typed(SheetRow row, Sheet sheet)
    {
        var shown = TypedRow.Of(row.Entry);
        var line = FigureLine.All.Single(one => OrganisationSeed.Agency(one.Agency) == sheet.AgencyId && one.Indicator == row.Entry.IndicatorId);
        return line.Content(sheet.Quarter) is { } content
            ? shown with
            {
                Value = Text(content.Measured),
                Spent = content.Spent is { } spent ? IndonesianNumber.Format(spent) : "",
                Enabling = content.Enabling,
                Inhibiting = content.Inhibiting,
                FollowUp = content.FollowUp,
            }
            : shown;
    }

    private static string Text(MeasuredValue measured) => ((MeasuredValue.Value)measured).Actual switch
    {
        ActualValue.Amount amount => IndonesianNumber.FormatPlain(amount.Value),
        ActualValue.Predicate predicate => predicate.Label,
        ActualValue.YesNo answer => answer.Done ? "ya" : "tidak",
        var other => throw new InvalidOperationException($"The demonstration has no figure of the kind {other.GetType().Name}."),
    };
}
