using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Components;
using Tera.Platform.Texts;

namespace Tera.Measurement.Reviews;

/// <summary>The values of a run beside what proves them: a checker accepts them or notes what is to be changed, many at once.</summary>
[Authorize]
public sealed partial class ReviewPage(
    ReviewReader reader, ReviewRowsHandler judge, SendSheetBackHandler sendBack, CurrentUser user, Sentences sentences, NavigationManager navigation)
{
    private static readonly IReadOnlyList<Choice> States =
        [.. Enum.GetValues<ReviewState>().Select(state => new Choice(state.ToString(), ReviewRow.Words(state)))];

    private ReviewView? view;
    private IReadOnlyList<ReviewRow> rows = [];
    private Faults faults = Faults.None;
    private Guid? command;
    private IFormCollection? form;

    [Parameter]
    public Guid Run { get; set; }

    [SupplyParameterFromQuery(Name = "unit")]
    private string? Unit { get; set; }

    [SupplyParameterFromQuery(Name = "keadaan")]
    private string? StateText { get; set; }

    [SupplyParameterFromQuery(Name = "peringatan")]
    private string? Warned { get; set; }

    /// <summary>All that was shown has just been accepted: what was left out is told.</summary>
    [SupplyParameterFromQuery(Name = "semua")]
    private string? All { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    private bool MayJudge => view!.Review.Task is not null;

    private bool Filtered => (Unit ?? StateText ?? Warned) is not null && rows.Count < view!.Due.Count();

    private IReadOnlyList<Choice> Units => [.. view!.Due.Select(row => (row.Recap.Unit, row.Recap.UnitName)).Distinct().Select(unit => new Choice(unit.Unit.ToString(), unit.UnitName))];

    protected override async Task OnInitializedAsync()
    {
        view = await reader.ReadAsync(new(Run), user.Required, Http.RequestAborted);
        if (view is null)
        {
            navigation.NotFound();
            return;
        }

        var state = Enum.TryParse<ReviewState>(StateText, out var one) && Enum.IsDefined(one) ? one : (ReviewState?)null;
        rows =
        [
            .. view.Due.Where(row => (Unit is not { Length: > 0 } unit || row.Recap.Unit.ToString() == unit)
                && (state is null || row.State == state) && (Warned is not { Length: > 0 } || row.IsRemarkable)),
        ];
    }

    private async Task JudgeAsync()
    {
        form = await Http.Request.ReadFormAsync(Http.RequestAborted);
        command = CommandOf(form);
        // All rows: what was shown may meanwhile be in another state than the filter's.
        var verdicts = ReviewForm.Read(form, view!.Rows, form["Aksi"].ToString());
        var held = form["Aksi"] == ReviewForm.AllBut ? ReviewHold.Sentence([.. view.Rows.Where(row => form.ContainsKey(ReviewForm.Seen(row.Entry.Id)) && !form.ContainsKey(ReviewForm.Accept(row.Entry.Id)))]) : null;
        if (held is not null && verdicts.Count == 0)
        {
            Refuse([new Fault(null, $"Tidak ada yang diterima. {held}")]);
            return;
        }

        var done = await judge.HandleAsync(new(new(new(command.Value), new(Run), user.Required.PersonId), verdicts), Http.RequestAborted);
        if (done is { Receipt: { } receipt, Faults.Count: 0 })
        {
            navigation.NavigateTo(ReceiptDesk.After(held is null ? Here : QueryHelpers.AddQueryString(Here, "semua", "ya"), receipt));
            return;
        }

        if (done.Receipt is not null)
        {
            // The rest was kept, and must not be taken for what is sent next: that is another command.
            command = Guid.CreateVersion7();
            await OnInitializedAsync();
        }

        Refuse([.. done.Faults.Select(fault => new Fault(fault.Entry is { } entry ? ReviewForm.Note(entry) : null, sentences.For(fault.Why)))]);
    }

    private async Task SendBackAsync(UnitId unit)
    {
        var posted = await Http.Request.ReadFormAsync(Http.RequestAborted);
        var call = new Procedures.Contracts.RunCall(new(CommandOf(posted)), new(Run), user.Required.PersonId);
        if ((await sendBack.HandleAsync(new(call, unit, posted["Alasan"].ToString().Trim()), Http.RequestAborted)).Accepted(out var receipt, out var no))
        {
            navigation.NavigateTo(ReceiptDesk.After(Here, receipt));
            return;
        }

        Refuse([new Fault(null, sentences.For(no))]);
    }

    private void Refuse(IReadOnlyList<Fault> all)
    {
        faults = Faults.Of(all);
        Http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }

    private string Here => QueryHelpers.AddQueryString(
        MeasurementLinks.Review(new(Run)), new Dictionary<string, string?> { ["unit"] = Unit, ["keadaan"] = StateText, ["peringatan"] = Warned }.Where(pair => !string.IsNullOrEmpty(pair.Value)));

    private static Guid CommandOf(IFormCollection form) => Guid.TryParse(form[CommandFields.CommandName], out var id) ? id : Guid.CreateVersion7();

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
