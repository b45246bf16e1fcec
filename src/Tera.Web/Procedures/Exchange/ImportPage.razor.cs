using System.Globalization;
using Microsoft.AspNetCore.Components;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Files;
using Tera.Platform.Texts;
using Tera.Procedures.Adoption;
using Tera.Procedures.Library;
using Tera.Procedures.Versions;

namespace Tera.Procedures.Exchange;

/// <summary>Brings an office's own SOP in, in whatever file it is.</summary>
public sealed partial class ImportPage(ImportDesk desk, CurrentUser current, NavigationManager navigation, Sentences sentences) : SopFormPage(sentences)
{
    private IReadOnlyList<AgencyChoice> agencies = [];
    private IReadOnlyList<SiblingRow> own = [];

    /// <summary>Several SOPs among which the user is to choose; null for none.</summary>
    private ImportedFile? found;
    private IFormCollection? chosen;

    /// <summary>What is wrong with a file at more places than one; told in a table.</summary>
    private IReadOnlyList<FileFault> unread = [];
    private string sent = "";
    private string fileName = "";

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

        if (!(await ReceivedFile.OfAsync(form, "Berkas", SopImport.LargestSize, Aborted)).Accepted(out var received, out var no))
        {
            Refuse(form, ("Berkas", no));
            return;
        }

        (fileName, var file) = (received.Name, SopImport.Read(received.Content, received.Name));
        if (file.Sops.Length > 1 && file.Sops.Any(sop => sop.Definition is not null))
        {
            // The bytes are kept so that what is chosen is what was shown.
            (found, sent, chosen) = (file, (await desk.Files.KeepAsync(received.Content, "application/octet-stream", Aborted)).ToString(), form);
            return;
        }

        await KeepAsync(form, agency, file);
    }

    /// <summary>Of several SOPs in one file those the user ticked.</summary>
    private async Task ChooseAsync()
    {
        var form = await Http.Request.ReadFormAsync(Aborted);
        if (agencies.FirstOrDefault(one => one.Id.ToString() == form["Perangkat"]) is not { } agency || !FileHash.TryParse(form["Kiriman"], out var hash) || !await desk.Files.HasAsync(hash, Aborted))
        {
            navigation.NotFound();
            return;
        }

        fileName = Path.GetFileName(form["NamaBerkas"].ToString());
        var bytes = await desk.Files.ReadAsync(hash, Aborted);
        var file = bytes.Length <= SopImport.LargestSize ? SopImport.Read(bytes, fileName) : new ImportedFile([], []);
        var ticked = file with { Sops = [.. file.Sops.Where((sop, at) => sop.Definition is not null && form[Box(at)].Contains("true"))] };
        if (ticked.Sops.IsEmpty || (ticked.Sops.Length > 1 && form["Revisi"].ToString().Length > 0))
        {
            (found, sent, chosen) = (file, hash.ToString(), form);
            Refuse(form, ("Berkas", ticked.Sops.IsEmpty ? ImportRejections.NothingTicked : ImportRejections.OneForARevision(ticked.Sops.Length)));
            return;
        }

        await KeepAsync(form, agency, ticked);
    }

    private async Task KeepAsync(IFormCollection form, AgencyChoice agency, ImportedFile file)
    {
        if (file.Sops.SelectMany(sop => sop.Faults).ToList() is { Count: > 0 } faults)
        {
            unread = faults.Count > 1 ? faults : [];
            Refuse(form, ("Berkas", faults.Count > 1 ? ImportRejections.UnreadableAt(fileName, faults.Count) : ImportRejections.Unreadable(faults[0].ToString())));
            return;
        }

        ProcedureId? revised = Guid.TryParse(form["Revisi"], out var which) && own.Any(one => one.Id.Value == which) ? new(which) : null;
        var wish = new ImportSops(Command(form), agency.Id, fileName, file, revised, current.Required.PersonId);
        if (!(await desk.ImportAsync(wish, Aborted)).Accepted(out var receipt, out var no))
        {
            Refuse(form, ("Berkas", no));
            return;
        }

        navigation.NavigateTo(ReceiptDesk.After(file.Sops.Length == 1 ? ProceduresLinks.Proposals(new(Guid.Parse(receipt.Result))) : ProceduresLinks.Sops, receipt));
    }

    private string Chosen(string field) => chosen?[field].ToString() ?? "";

    private static string Box(int at) => string.Create(CultureInfo.InvariantCulture, $"Sop{at + 1}");
}
