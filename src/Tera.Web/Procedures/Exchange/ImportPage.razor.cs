using Microsoft.AspNetCore.Components;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Texts;
using Tera.Procedures.Adoption;
using Tera.Procedures.Versions;

namespace Tera.Procedures.Exchange;

/// <summary>Brings an office's own SOP in, in whatever file it is.</summary>
public sealed partial class ImportPage(ImportDesk desk, CurrentUser current, NavigationManager navigation, Sentences sentences) : SopFormPage(sentences)
{
    private IReadOnlyList<AgencyChoice> agencies = [];
    private IReadOnlyList<SiblingRow> own = [];

    protected override async Task OnInitializedAsync()
    {
        agencies = await desk.Access.AdoptableForAsync(Aborted);
        if (agencies.Count == 0)
        {
            Http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        own = await desk.OwnAsync([.. agencies.Select(agency => agency.Id)], Aborted);
    }

    private async Task ImportAsync()
    {
        if (agencies.Count == 0)
        {
            return;
        }

        var form = await Http.Request.ReadFormAsync(Aborted);
        var agency = agencies.FirstOrDefault(one => one.Id.ToString() == form["Perangkat"]);
        if (agency is null)
        {
            navigation.NotFound();
            return;
        }

        if (form.Files["Berkas"] is not { Length: > 0 and <= SopImport.LargestSize } upload)
        {
            Refuse(form, ("Berkas", form.Files["Berkas"] is { Length: > 0 } ? Platform.Files.FileRejections.TooLarge(SopImport.LargestSize) : ImportRejections.NoFile));
            return;
        }

        using var content = new MemoryStream();
        await upload.CopyToAsync(content, Aborted);
        var name = Path.GetFileName(upload.FileName);
        var file = SopImport.Read(content.ToArray(), name);
        if (file.Sops.SelectMany(sop => sop.Faults).ToList() is { Count: > 0 } faults)
        {
            Refuse(form, faults.Select(fault => ((string?)"Berkas", ImportRejections.Unreadable(fault.ToString()))));
            return;
        }

        ProcedureId? revised = Guid.TryParse(form["Revisi"], out var which) && own.Any(one => one.Id.Value == which) ? new(which) : null;
        var wish = new ImportSops(Command(form), agency.Id, name, file, revised, current.Required.PersonId);
        if (!(await desk.ImportAsync(wish, Aborted)).Accepted(out var receipt, out var no))
        {
            Refuse(form, ("Berkas", no));
            return;
        }

        navigation.NavigateTo(ReceiptDesk.After(file.Sops.Length == 1 ? ProceduresLinks.Proposals(new(Guid.Parse(receipt.Result))) : ProceduresLinks.Sops, receipt));
    }
}
