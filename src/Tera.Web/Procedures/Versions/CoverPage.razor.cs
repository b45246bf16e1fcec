using Microsoft.AspNetCore.Components;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Texts;
using Tera.Procedures.Adoption;
using Tera.Shared;

namespace Tera.Procedures.Versions;

/// <summary>Writes the cover of the draft; there is none to write where every version has been in force.</summary>
public sealed partial class CoverPage(
    ProcedureQuery query, ProcedureAccess access, ReviseProcedureHandler revise, CurrentUser current, Sentences sentences) : SopFormPage(sentences)
{
    private ProcedureView? view;
    private CoverDraft cover = new();
    private bool forbidden;

    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        view = await query.FindAsync(new(Id), null, Aborted);
        if (view?.Draft is { } draft && draft.Number != view.Shown.Number)
        {
            view = await query.FindAsync(new(Id), draft.Number, Aborted);
        }

        if (view?.Draft?.State.MayBeWritten() is not true)
        {
            view = null;
            Navigation.NotFound();
            return;
        }

        if (!await access.MayChangeAsync(view.Procedure.Id, Aborted))
        {
            forbidden = true;
            Http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        cover = CoverDraft.From(view.Definition.Cover);
    }

    private async Task SaveAsync()
    {
        if (view is null || forbidden)
        {
            return;
        }

        var form = Http.Request.Form;
        cover = CoverDraft.Read(form);
        var reason = Text(form, "Alasan");
        List<(string?, Rejection)> faults = [.. cover.Faults()];
        if (reason is null)
        {
            faults.Add(("Alasan", CoverRejections.WhyMissing()));
        }

        if (faults.Count > 0)
        {
            Refuse(form, faults);
            return;
        }

        var wish = new ReviseProcedure(Command(form), view.Procedure.Id, cover.ToCover(view.Definition.Cover), reason!, Seen: null, current.Required.PersonId) { SeenDraft = Seen(form) };
        if (!(await revise.HandleAsync(wish, Aborted)).Accepted(out var receipt, out var no))
        {
            Refuse(form, (null, no));
            return;
        }

        Navigation.NavigateTo(ReceiptDesk.After(ProceduresLinks.Version(view.Procedure.Id, view.Shown.Number), receipt));
    }
}
