using System.Globalization;
using Microsoft.AspNetCore.Components;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Texts;
using Tera.Procedures.Adoption;
using Tera.Procedures.Reading;
using Tera.Shared;

namespace Tera.Procedures.Library;

/// <summary>The regulations that SOPs cite, each with what is known of it and the SOPs that cite it; what the region knows is recorded here.</summary>
public sealed partial class LegalBasisPage(
    CitationQuery query, LegalBasisReader reader, RecordLegalBasisHandler record, ProcedureAccess access, CurrentUser current, Sentences sentences, NavigationManager navigation) : SopFormPage(sentences)
{
    internal const string Form = "dasar-hukum", Yes = "ya", No = "tidak";

    private const string Withdraw = "hapus-dasar-hukum";

    private LegalBases laws = LegalBases.Shipped;
    private IReadOnlyList<KnownRow> known = [];
    private IReadOnlyList<(string Text, IReadOnlyList<Citation> Citations)> unknown = [];
    private int leftOut;
    private bool mayRecord;

    /// <summary>A citation somebody wants to record something about.</summary>
    [SupplyParameterFromQuery(Name = "kutipan")]
    private string? Cited { get; set; }

    protected override async Task OnInitializedAsync()
    {
        laws = await reader.OfRegionAsync(Aborted);
        mayRecord = (await access.AdoptableForAsync(Aborted)).Count > 0;
        var found = await query.ListAsync(CitationQuery.MostSops, Aborted);
        leftOut = found.SopsLeftOut;
        var cited = found.Lines.ToLookup(citation => laws.Find(citation.Text));
        known = [.. laws.All.Select(basis => new KnownRow(basis, [.. cited[basis].DistinctBy(citation => citation.Href)]))];
        unknown =
        [
            .. cited[null].GroupBy(citation => citation.Text, StringComparer.OrdinalIgnoreCase).OrderBy(group => group.Key, StringComparer.OrdinalIgnoreCase)
                .Select(group => (group.Key, (IReadOnlyList<Citation>)[.. group.DistinctBy(citation => citation.Href)])),
        ];
    }

    /// <summary>Where a regulation stands on the page.</summary>
    internal static string AnchorOf(LegalBasis basis) => Slug.Unique(basis.Name, "peraturan", new HashSet<string>());

    private static string RecordHref(string cited) => $"{ProceduresLinks.LegalBases}?kutipan={Uri.EscapeDataString(cited)}#catat";

    /// <summary>What was typed, else what the citation tells and what is known of it.</summary>
    private string Shown(string field)
    {
        var parts = LegalBases.Parts(Cited ?? "");
        var basis = Cited is null ? null : laws.Find(Cited);
        return Typed(field, field switch
        {
            Field.Kind => parts?.Kind?.Code,
            Field.Number => Text(parts?.Number),
            Field.Year => Text(parts?.Year),
            Field.Subject => basis?.Subject ?? parts?.Subject,
            Field.InForce => basis is null ? null : basis.InForce ? Yes : No,
            Field.Status => basis?.Status,
            Field.Since => Text(basis?.Since ?? parts?.Year),
            _ => null,
        });
    }

    private async Task RecordAsync()
    {
        var form = Http.Request.Form;
        List<(string?, Rejection)> faults = [];
        var kind = LegalBasisKind.Find(form[Field.Kind]);
        if (kind is null)
        {
            faults.Add((Field.Kind, LegalBasisRejections.KindMissing));
        }

        var (subject, source) = (Line(form, Field.Subject, faults), Line(form, Field.Source, faults));
        if (form[Field.InForce].ToString() is not (Yes or No))
        {
            faults.Add((Field.InForce, LegalBasisRejections.StandingMissing));
        }

        if (!RecordLegalBasis.Confidences.Contains(form[Field.Confidence].ToString()))
        {
            faults.Add((Field.Confidence, LegalBasisRejections.ConfidenceMissing));
        }

        if (!mayRecord || faults.Count > 0)
        {
            Refuse(form, mayRecord ? faults : [(null, LegalBasisRejections.NotYours)]);
            return;
        }

        var found = new FoundLegalBasis(
            kind!, Whole(form, Field.Number), Whole(form, Field.Year), subject!, form[Field.InForce] == Yes, Text(form, Field.Status) ?? "", Whole(form, Field.Since), form[Field.Confidence].ToString(), source!);
        await KeepAsync(form, found, withdraws: false);
    }

    private async Task WithdrawAsync()
    {
        var form = Http.Request.Form;
        var own = laws.All.FirstOrDefault(basis => basis.RecordedBy is not null && AnchorOf(basis) == form[Field.Anchor]);
        if (!mayRecord || own is null)
        {
            Refuse(form, (null, mayRecord ? LegalBasisRejections.NotRecorded : LegalBasisRejections.NotYours));
            return;
        }

        await KeepAsync(
            form,
            new(LegalBasisKind.All.First(kind => kind.Pattern == own.Kind), own.Number, own.Year, Checked(own.Subject), own.InForce, own.Status, own.Since, own.Confidence, Checked(own.Source)),
            withdraws: true);
    }

    private async Task KeepAsync(IFormCollection form, FoundLegalBasis found, bool withdraws)
    {
        if ((await record.HandleAsync(new(Command(form), current.Required, found, withdraws), Aborted)).Accepted(out var receipt, out var no))
        {
            navigation.NavigateTo(ReceiptDesk.After(ProceduresLinks.LegalBases, receipt));
            return;
        }

        Refuse(form, (no.Code switch { "procedures.legal-basis.since" => Field.Since, "procedures.legal-basis.number-or-year" => Field.Number, _ => Field.Status }, no));
    }

    private static PrintedLine? Line(IFormCollection form, string field, List<(string?, Rejection)> faults)
    {
        if (PrintedLine.Of(form[field]).Accepted(out var line, out var no))
        {
            return line;
        }

        faults.Add((field, no));
        return null;
    }

    /// <summary>0 for what is no number, which no rule takes.</summary>
    private static int Whole(IFormCollection form, string field) => int.TryParse(form[field].ToString().Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static PrintedLine Checked(string kept) => PrintedLine.Of(kept).Accepted(out var line, out var no) ? line : throw new InvalidOperationException($"What was kept is refused: {no.Code}.");

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private sealed record KnownRow(LegalBasis Basis, IReadOnlyList<Citation> Citations)
    {
        public string Anchor => AnchorOf(Basis);
    }

    internal static class Field
    {
        public const string Kind = "Jenis", Number = "Nomor", Year = "Tahun", Subject = "Tentang", InForce = "Keadaan", Status = "Keterangan", Since = "Sejak", Confidence = "Keyakinan", Source = "Sumber", Anchor = "Peraturan";
    }
}
