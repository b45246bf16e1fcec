using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using NodaTime;
using Tera.Measurement.Employees;
using Tera.Measurement.Evidences;
using Tera.Measurement.Versions;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Components;
using Tera.Platform.Files;
using Tera.Platform.Spreadsheets;
using Tera.Platform.Texts;
using Tera.Procedures;
using Tera.Shared;

namespace Tera.Measurement.Sheets;

/// <summary>One sheet: the grid as a plain form. What can be saved is saved; what cannot stays typed, with the reason at its cell.</summary>
[Authorize]
public sealed partial class SheetPage(SheetPosts posts, ApprovedSheets reader, CurrentUser user, Sentences sentences, NavigationManager navigation)
{
    private SheetView? view;
    private IReadOnlyList<ShownRow> rows = [];
    private IReadOnlyList<HistoryLine> history = [];
    private Faults faults = Faults.None;
    private string savedAt = "";
    private string? saved;
    private bool unchanged;
    private bool handInRefused;
    private Guid? command;
    private Guid? handInCommand;
    private Guid? uploadCommand;
    private EmployeeText? typedResult;

    [Parameter]
    public Guid Id { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        await ReadAsync();
        if (view is null)
        {
            navigation.NotFound();
            return;
        }

        savedAt = await posts.NowAsync(Http.RequestAborted);
    }

    private async Task ReadAsync()
    {
        view = await reader.ReadAsync(new(Id), user.Required, Http.RequestAborted);
        rows = [.. (view?.Rows ?? []).Select(row => new ShownRow(row, TypedRow.Of(row), [], Conflict: null))];
        history = view?.Result is null ? [] : await posts.HistoryAsync(view.Sheet.Id, Http.RequestAborted);
    }

    private async Task SaveAsync()
    {
        var form = await Http.Request.ReadFormAsync(Http.RequestAborted);
        await SaveAsync(form, SheetForm.Read(form), _ => "");
    }

    private async Task UploadAsync()
    {
        var form = await Http.Request.ReadFormAsync(Http.RequestAborted);
        uploadCommand = CommandOf(form).Value;
        if (!(await ReceivedFile.OfAsync(form, "Lembar", TableFile.Limit, Http.RequestAborted)).Accepted(out var file, out var no)
            || !(await SheetBook.ReadAsync(file, Reasons(), Http.RequestAborted)).Accepted(out var book, out no))
        {
            Refuse([new Fault("Lembar", sentences.For(no))]);
            return;
        }

        await SaveAsync(form, book.Rows, fault => book.Addresses.GetValueOrDefault(fault.Entry)?.GetValueOrDefault(fault.Field) is { } cell ? $"{cell}: " : "");
        // Where a part was saved the mended workbook is another sending.
        uploadCommand = command;
    }

    private Dictionary<EntryId, string> Reasons() =>
        view!.Rows.Where(row => row.Entry.Reason is not null).ToDictionary(row => row.Entry.Id, row => row.Entry.Reason!);

    /// <param name="form">As it was sent.</param>
    /// <param name="typed">The rows in it.</param>
    /// <param name="place">Where a fault stands, before its sentence.</param>
    private async Task SaveAsync(IFormCollection form, IReadOnlyList<TypedRow> typed, Func<RowFault, string> place)
    {
        var outcome = await posts.SaveAsync(
            new(CommandOf(form), new(Id), user.Required, typed, Guid.TryParse(form[SheetForm.Dismiss], out var dismissed) ? new EntryId(dismissed) : null), Http.RequestAborted);
        if (outcome.IsComplete && form[SheetForm.Open] == SheetForm.ToHandIn)
        {
            await ReadAsync();
            saved = outcome.Receipt?.Code;
            await HandInAsync(DerivedGuid.Of($"hand-in:{command}"));
            return;
        }

        if (outcome.IsComplete && (outcome.Receipt is not null || form[SheetForm.Open].ToString().Length > 0))
        {
            var page = Guid.TryParse(form[SheetForm.Open], out var entry) ? MeasurementLinks.Entry(new(Id), new(entry)) : Next(form);
            navigation.NavigateTo(outcome.Receipt is { } done ? ReceiptDesk.After(page, done) : page);
            return;
        }

        if (outcome.IsComplete)
        {
            unchanged = true;
            return;
        }

        await ReadAsync();
        rows = Kept(typed, outcome);
        saved = outcome.Receipt?.Code;
        Refuse(
        [
            .. outcome.Refused is { } no ? [new Fault(null, sentences.For(no))] : Array.Empty<Fault>(),
            .. outcome.Faults.Select(fault => new Fault(SheetForm.Of(fault), place(fault) + sentences.For(fault.Why))),
            .. outcome.Conflicts.Select(conflict => new Fault(SheetForm.Of(SheetForm.Choice, conflict.Row.Entry), sentences.For(EntryRejections.ChangedMeanwhile))),
        ]);
        // What was saved must not be saved again by the next sending.
        command = outcome.Receipt is null ? command : Guid.CreateVersion7();
    }

    /// <summary>Cells that were not taken keep what was typed; the others show what is kept.</summary>
    private List<ShownRow> Kept(IReadOnlyList<TypedRow> typed, SavedSheet outcome) =>
    [
        .. rows.Select(shown =>
        {
            var id = shown.Row.Entry.Id;
            var wrong = outcome.Faults.Where(fault => fault.Entry == id).ToList();
            return outcome.Conflicts.FirstOrDefault(one => one.Row.Entry == id) is { } conflict ? shown with { Typed = Refused(typed.First(row => row.Entry == id), conflict.Row, wrong), Faults = wrong, Conflict = conflict }
                : typed.FirstOrDefault(row => row.Entry == id) is not { } sent ? shown
                : outcome.Refused is not null ? shown with { Typed = sent, Faults = wrong }
                : wrong.Count > 0 ? shown with { Typed = RowMerge.Waiting(sent, shown.Typed, shown.Row.Card), Faults = wrong }
                : shown;
        }),
    ];

    /// <summary>The row of a conflict in which other cells were refused besides: those stand as they were typed, over what they were typed over.</summary>
    private static TypedRow Refused(TypedRow sent, TypedRow merged, IReadOnlyList<RowFault> wrong)
    {
        var fields = wrong.Select(fault => fault.Field).ToList();
        return fields.Aggregate(merged, (now, field) => now.With(field, sent)) with { Shown = merged.Shown.With(fields, sent.Shown) };
    }

    private async Task SaveEmployeeAsync()
    {
        var form = await Http.Request.ReadFormAsync(Http.RequestAborted);
        typedResult = EmployeeText.Read(form);
        var result = await posts.SaveEmployeeAsync(typedResult.Command(CommandOf(form), new(Id), user.Required), Http.RequestAborted);
        if (result.Accepted(out var done, out var no))
        {
            var page = form[SheetForm.Open] == SheetForm.ToEvidence ? MeasurementLinks.EmployeeEvidence(new(Id)) : Next(form);
            navigation.NavigateTo(ReceiptDesk.After(page, done));
            return;
        }

        Refuse([new Fault(null, sentences.For(no))]);
    }

    private async Task HandInAsync()
    {
        var form = await Http.Request.ReadFormAsync(Http.RequestAborted);
        await HandInAsync(CommandOf(form).Value);
    }

    /// <param name="id">The command: of the form, or derived from the saving it follows, so that the same form twice hands in once.</param>
    private async Task HandInAsync(Guid id)
    {
        handInCommand = id;
        command = Guid.CreateVersion7();
        var (receipt, wrong) = await posts.HandInAsync(new(new(handInCommand.Value), new(Id), user.Required), Http.RequestAborted);
        if (receipt is not null)
        {
            navigation.NavigateTo(ReceiptDesk.After(MeasurementLinks.Sheet(new(Id)), receipt));
            return;
        }

        handInRefused = true;
        Refuse([.. wrong.Select(no => new Fault(null, sentences.For(no)))]);
    }

    /// <summary>The task, where it was asked for and is still there; else the sheet.</summary>
    private string Next(IFormCollection form) =>
        form[SheetForm.Open] == SheetForm.ToTask && view?.Task is { } task ? ProceduresLinks.Task(view.Sheet.RunId, task) : MeasurementLinks.Sheet(new(Id));

    private CommandId CommandOf(IFormCollection form)
    {
        command = Guid.TryParse(form[CommandFields.CommandName], out var id) ? id : Guid.CreateVersion7();
        return new(command.Value);
    }

    private void Refuse(IReadOnlyList<Fault> all)
    {
        faults = Faults.Of(all);
        Http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }
}

/// <summary>What the sheet's page posts to, and the clock of its receipts.</summary>
public sealed class SheetPosts(
    SaveSheetHandler save, SaveEmployeeSheetHandler saveEmployee, HandInSheetHandler handIn, EmployeeHistory histories, RegionClock days, IClock clock)
{
    public Task<SavedSheet> SaveAsync(SaveSheet command, CancellationToken ct) => save.HandleAsync(command, ct);

    public Task<Result<Platform.Commands.Receipt>> SaveEmployeeAsync(SaveEmployeeSheet command, CancellationToken ct) => saveEmployee.HandleAsync(command, ct);

    public Task<IReadOnlyList<HistoryLine>> HistoryAsync(SheetId employees, CancellationToken ct) => histories.OfAsync(employees, ct);

    public Task<(Platform.Commands.Receipt? Receipt, IReadOnlyList<Rejection> Faults)> HandInAsync(HandInSheet command, CancellationToken ct) =>
        handIn.HandleAsync(command, ct);

    public async Task<string> NowAsync(CancellationToken ct) => (await days.ZoneAsync(ct)).Clock(clock.GetCurrentInstant());
}
