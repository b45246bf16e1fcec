using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Tera.Documents.Retention;
using Tera.Platform.Components;
using Tera.Procedures.Contracts;
using Tera.Shared;

namespace Tera.Documents.Archiving;

/// <summary>What an archive record says, corrected with a reason.</summary>
[Authorize]
public sealed partial class CorrectRecordPage(ArchiveReader archive, RetentionReader retention, CorrectRecordHandler correct)
{
    private const string RecordForm = "koreksi";
    private const string ReasonField = "Alasan";

    private static readonly Choice[] CopyLevels = [.. Enum.GetValues<CopyLevel>().Select(level => new Choice(level.ToString(), DocumentWords.Of(level)))];

    private ArchiveRecord? record;
    private IReadOnlyList<Choice> codes = [];

    [Parameter]
    public Guid Id { get; set; }

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        if (await archive.FindAsync(Current.Required, new ArchiveRecordId(Id), Aborted) is not { } found
            || await retention.OfAsync(found.Id, Aborted) is not null || !await correct.MayAsync(Current.Required, found, Aborted))
        {
            Navigation.NotFound();
            return;
        }

        record = found;
        codes = [.. (await retention.CodesAsync(Aborted)).Select(code => code.Choice)];
    }

    private async Task CorrectAsync()
    {
        var reading = Reading();
        List<Rejection> faults = [];
        var terms = ArchiveForm.ReadTerms(new PanelForm(Command, Action: "", Http.Request.Form), faults);
        faults.ForEach(fault => reading.Refuse(ArchiveFormView.Fields[fault.Code], fault));
        var reason = reading.Line(ReasonField, Typed(ReasonField, null));
        if (!reading.Clean)
        {
            Refuse(RecordForm, reading);
        }
        else if ((await correct.HandleAsync(new(Command, Current.Required, record!.Id, Seen ?? record.Version, terms!, reason!), Aborted)).Accepted(out var receipt, out var no))
        {
            Done(DocumentLinks.Record(record.Id), receipt);
        }
        else
        {
            Refuse(RecordForm, no, ArchiveForm.DescriptionField);
        }
    }

    private string? Typed(string field, string? otherwise) => HttpMethods.IsPost(Http.Request.Method) ? Http.Request.Form[field].ToString().Trim() : otherwise;
}
