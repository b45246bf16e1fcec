using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Tera.Documents.Tasks;
using Tera.Organisation.Contracts;
using Tera.Platform.Components;
using Tera.Procedures.Contracts;
using Tera.Shared;

namespace Tera.Documents.Dispatches;

/// <summary>How a letter reached each who gets it, what proved it before, and another proof for a wrong one.</summary>
[Authorize]
public sealed partial class DispatchPage(DispatchReader reader, ReplaceProofHandler replace, UploadedFiles uploads, AgencyCalendars calendars)
{
    private const string ReasonField = "AlasanPenggantian";

    private static readonly Choice[] Channels = [.. Enum.GetValues<DispatchChannel>().Select(channel => new Choice(channel.ToString(), DocumentWords.Of(channel)))];

    private DispatchView? view;

    [Parameter]
    public Guid Id { get; set; }

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        view = await reader.ReadAsync(Current.Required, new DispatchId(Id), Aborted);
        if (view is null)
        {
            Navigation.NotFound();
        }
    }

    private async Task ReplaceAsync(DispatchRecipient row)
    {
        var form = new PanelForm(Command, Action: "", await Http.Request.ReadFormAsync(Aborted));
        var reading = Reading();
        List<Rejection> faults = [];
        if (!(await uploads.LookAsync(form, DispatchProofForm.FileField, Aborted)).Accepted(out var file, out var badFile) && badFile is not null)
        {
            reading.Refuse(DispatchProofForm.FileField, badFile);
        }

        var zone = (await calendars.OfAsync(view!.Agency, Aborted)).TimeZone;
        var proof = DispatchProofForm.Read(form, file, withPen: false, (zone.DateOf(view.Letter.DraftedAt), Today), faults);
        faults.ForEach(fault => reading.Refuse(DispatchFormView.Fields[fault.Code], fault));
        var reason = reading.Line(ReasonField, form[ReasonField]);
        if (!reading.Clean)
        {
            Refuse(FormOf(row), reading);
        }
        else if ((await replace.HandleAsync(
            new(Command, Current.Required, view.Letter.Id, row.Ordinal, Seen ?? 0, proof!, await uploads.SaveAsync(file, Aborted), reason!), Aborted)).Accepted(out var receipt, out var no))
        {
            Done(DocumentLinks.Dispatch(view.Letter.Id), receipt);
        }
        else
        {
            Refuse(FormOf(row), no, DispatchProofForm.TextField);
        }
    }

    private static string FormOf(DispatchRecipient row) => FormattableString.Invariant($"bukti-{row.Ordinal}");

    private string? Typed(string form, string field, string? otherwise) => Refused == form ? Http.Request.Form[field].ToString().Trim() : otherwise;
}
