using Tera.Documents.Demonstration;
using Tera.Measurement.Employees;
using Tera.Measurement.Evidences;
using Tera.Measurement.Panels;
using Tera.Measurement.Sheets;
using Tera.Organisation.Demonstration;
using Tera.Planning.Demonstration;
using Tera.Platform.Files;
using Tera.Procedures.Demonstration;
using Tera.Shared;

namespace Tera.Measurement.Demonstration;

/// <summary>Fills a sheet and puts a file behind each row before handing it in; the figures are those of the demonstration's table.</summary>
internal sealed class SheetHand(
    SheetReader reader, SaveSheetHandler save, SaveEmployeeSheetHandler saveEmployee, AddEvidenceHandler evidence, FileStore store) : IFormHand
{
    private const string Assurance = "Sudah dicocokkan dengan data dukung; angkanya memang demikian.";
    private const long Largest = 1024 * 1024;

    public async Task<FilledForm?> FillAsync(FormDuty duty, CancellationToken ct)
    {
        if (duty.Model is not CollectModel { Sheet: { } sheet })
        {
            return null;
        }

        var (opened, handedIn) = (duty.Context.Task.OpenedAt, duty.Context.Now);
        duty.Clock.Show(opened + ((handedIn - opened) * 0.6));
        await (sheet.UnitId is null ? TellAsync(duty, sheet, ct) : WriteAsync(duty, sheet, ct));
        duty.Clock.Show(opened + ((handedIn - opened) * 0.8));
        await ProveAsync(duty, sheet, ct);
        duty.Clock.Show(handedIn);
        return new FilledForm();
    }

    private async Task WriteAsync(FormDuty duty, Sheet sheet, CancellationToken ct)
    {
        await SaveAsync(duty, sheet, "save", row => Typed(row, duty, sheet.Quarter), ct);
        await SaveAsync(duty, sheet, "assure", row => row.IsDoubtful ? TypedRow.Of(row.Entry) with { Assurance = Assurance } : TypedRow.Of(row.Entry), ct);
    }

    private async Task SaveAsync(FormDuty duty, Sheet sheet, string what, Func<SheetRow, TypedRow> typed, CancellationToken ct)
    {
        var rows = (await reader.RowsAsync(sheet, sheet.UnitId!.Value, ct)).Select(typed).ToList();
        var saved = await save.HandleAsync(new(duty.Command(what), sheet.Id, duty.Context.User, rows), ct);
        if (!saved.IsComplete)
        {
            var faults = saved.Faults.Select(fault => fault.Why).Append(saved.Refused).OfType<Rejection>();
            throw new InvalidOperationException($"The demonstration's figures of {duty.Context.Task.Label} were refused: {string.Join(", ", faults)}.");
        }
    }

    private static TypedRow Typed(SheetRow row, FormDuty duty, int quarter)
    {
        var shown = TypedRow.Of(row.Entry);
        var line = FigureLine.All.Single(one => OrganisationSeed.Agency(one.Agency) == duty.Context.Head.Agency && one.Indicator == row.Entry.IndicatorId);
        return line.Content(quarter) is { } content
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

    private async Task TellAsync(FormDuty duty, Sheet sheet, CancellationToken ct)
    {
        var work = EmployeeWork.Of(duty.Context.User.PersonId);
        var seen = (await reader.ReadAsync(sheet.Id, duty.Context.User, ct))!.Result!.Version;
        OrganisationSeed.Accepted(await saveEmployee.HandleAsync(
            new(duty.Command("save"), sheet.Id, duty.Context.User, seen, work.Results, work.Conduct, work.Obstacles, work.FollowUp), ct));
    }

    private async Task ProveAsync(FormDuty duty, Sheet sheet, CancellationToken ct)
    {
        if (sheet.UnitId is not { } unit)
        {
            await AttachAsync(duty, sheet, null, "Rekap hasil kerja", ct);
            return;
        }

        foreach (var row in (await reader.RowsAsync(sheet, unit, ct)).Where(row => row is { Entry.State: EntryState.Value, Files.Count: 0 }))
        {
            await AttachAsync(duty, sheet, row.Entry.Id, row.Card.Name, ct);
        }
    }

    private async Task AttachAsync(FormDuty duty, Sheet sheet, EntryId? entry, string about, CancellationToken ct)
    {
        var whose = duty.Context.Task.Label ?? duty.Context.User.FullName;
        await using var content = new MemoryStream(ExamplePdf.Of($"Data dukung: {about}", whose, duty.Context.Head.Title));
        var stored = OrganisationSeed.Checked(await store.SaveAsync(content, Largest, ct));
        OrganisationSeed.Accepted(await evidence.HandleAsync(
            new(duty.Command($"prove:{about}"), sheet.Id, entry, duty.Context.User, stored, FileType.Pdf, "data dukung contoh.pdf"), ct));
    }
}
