using NodaTime;
using NodaTime.Text;
using Tera.Procedures.Definitions;
using Tera.Procedures.Library;
using Tera.Shared;

namespace Tera.Procedures.Adoption;

/// <summary>An adoption form as it was sent: what it asks for, and everything that is wrong with it.</summary>
internal sealed record AdoptionForm
{
    private AdoptionForm() { }

    /// <summary>With the agency's cover.</summary>
    public required ProcedureDefinition Definition { get; init; }

    public required IReadOnlyList<LaneHolding> Lanes { get; init; }

    public required LocalDate? From { get; init; }

    public required string? CoverOverride { get; init; }

    public required string? Confirmation { get; init; }

    /// <summary>By field; empty when it can be carried out.</summary>
    public required IReadOnlyList<(string? Field, Rejection No)> Faults { get; init; }

    public static AdoptionForm Read(IFormCollection form, ProcedureDefinition library)
    {
        var faults = new List<(string?, Rejection)>();
        var draft = CoverDraft.Read(form);
        faults.AddRange(draft.Faults());
        var from = LocalDatePattern.Iso.Parse(form["MulaiBerlaku"].ToString()) is { Success: true, Value: var day } ? day : (LocalDate?)null;
        if (from is null)
        {
            faults.Add(("MulaiBerlaku", CoverRejections.DateMissing()));
        }

        var cover = draft.ToCover(library.Cover);
        cover = cover with { EffectiveOn = cover.EffectiveOn ?? (from is { } first ? IndonesianDate.Long(first) : null) };
        var reason = Text(form, "AlasanSampul");
        var missing = cover.MissingFields().Remove(from is null ? "Tanggal Efektif" : "");
        if (!missing.IsEmpty && reason is null)
        {
            faults.Add(("AlasanSampul", CoverRejections.ReasonMissing(string.Join(", ", missing))));
        }

        return new AdoptionForm
        {
            Definition = library with { Cover = cover },
            Lanes = Holders(form, library, faults),
            From = from,
            CoverOverride = missing.IsEmpty ? null : reason,
            Confirmation = Confirmed(form, Proposals.Of(library), faults),
            Faults = faults,
        };
    }

    private static List<LaneHolding> Holders(IFormCollection form, ProcedureDefinition definition, List<(string?, Rejection)> faults)
    {
        var holdings = new List<LaneHolding>();
        var needed = LaneHolderRules.Needed(definition).ToHashSet();
        foreach (var lane in definition.Lanes.Where(lane => lane.Nature is not LaneNature.EachUnit))
        {
            var field = LaneHolderFields.NameOf(lane);
            var chosen = HolderDirectory.ReadAll(lane.Key, form, field);
            holdings.AddRange(chosen);
            if (chosen.Count == 0 && needed.Contains(lane))
            {
                faults.Add((field, CoverRejections.HolderMissing(lane.Role)));
            }
        }

        return holdings;
    }

    private static string? Confirmed(IFormCollection form, IReadOnlyList<Proposal> proposals, List<(string?, Rejection)> faults)
    {
        if (proposals.Count == 0)
        {
            return null;
        }

        if (!form["Diperiksa"].Contains("true"))
        {
            faults.Add(("Diperiksa", CoverRejections.ProposalsUnread(proposals.Count)));
        }

        var excepted = proposals.Where(proposal => form["Kecuali"].Contains(proposal.Key)).ToList();
        var note = Text(form, "Catatan");
        if (excepted.Count > 0 && note is null)
        {
            faults.Add(("Catatan", CoverRejections.ExceptionUnexplained()));
        }

        var told = $"{proposals.Count} simpulan dan usulan diperiksa, {proposals.Count - excepted.Count} disetujui";
        return excepted.Count == 0
            ? told + "."
            : $"{told}. Dikecualikan: {string.Join("; ", excepted.Select(proposal => $"{proposal.Where}, {proposal.What}"))}. Catatan: {note}";
    }

    private static string? Text(IFormCollection form, string field) => form[field].ToString().Trim() is { Length: > 0 } text ? text : null;
}
