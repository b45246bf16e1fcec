using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Tera.Documents.Acts;
using Tera.Documents.Artifacts;
using Tera.Documents.Contracts;
using Tera.Documents.Library;
using Tera.Procedures.Contracts;

namespace Tera.Documents.Signatures;

/// <summary>In whose name a paper that is not signed yet will be.</summary>
[Authorize]
public sealed partial class SignedNamePage(DocumentReader reader, SettleSignedNameHandler settle)
{
    private const string NameForm = "atas-nama";

    private Revision? revision;

    [Parameter]
    public Guid Id { get; set; }

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        if (await reader.FindAsync(Current.Required, new RevisionId(Id), Aborted) is not ({ } found, _) || !SettleSignedNameHandler.May(Current.Required, found))
        {
            Navigation.NotFound();
            return;
        }

        revision = found;
    }

    private async Task SettleAsync()
    {
        var form = new FormReader(new PanelForm(Command, Action: "", Http.Request.Form));
        var name = SignedInName.Read(form, revision!.SignerPost!);
        if (form.Faults.Count > 0)
        {
            var reading = Reading();
            form.Faults.ForEach(fault => reading.Refuse(fault.Args.OfType<AtInput>().First().Name, fault));
            Refuse(NameForm, reading);
        }
        else if ((await settle.HandleAsync(new(Command, Current.Required, revision.Id, Seen ?? revision.Version, name), Aborted)).Accepted(out var receipt, out var no))
        {
            Done(DocumentLinks.Document(new RevisionId(Guid.Parse(receipt.Result))), receipt);
        }
        else
        {
            Refuse(NameForm, no, SignedInName.OnBehalfInput.Name);
        }
    }

    private string? Typed(Input input, string? otherwise) => Refused is null ? otherwise : Http.Request.Form[input.Name].ToString().Trim();
}
