using System.Collections.Immutable;

namespace Tera.Procedures.Definitions;

/// <summary>Bagian Identitas of an SOP, each field as printed; null where the source has none, empty where it prints an empty field.</summary>
/// <remarks>Source: PermenPANRB 35/2012, annex, Bagian Identitas.</remarks>
public sealed record Cover
{
    /// <summary>Nama instansi, from the widest to the unit that owns the SOP.</summary>
    public required ImmutableArray<string> Agency { get; init; }

    /// <summary>Nomor SOP, spacing kept.</summary>
    public string? Number { get; init; }

    /// <summary>Tanggal pembuatan.</summary>
    public string? CreatedOn { get; init; }

    /// <summary>Tanggal revisi; <c>-</c> where printed so.</summary>
    public string? RevisedOn { get; init; }

    /// <summary>Tanggal efektif.</summary>
    public string? EffectiveOn { get; init; }

    /// <summary>Disahkan oleh, line by line; names of officials are not kept in the library.</summary>
    public ImmutableArray<string> LegalisedBy { get; init; } = [];

    /// <summary>Dasar hukum, as cited, also where the citation is wrong.</summary>
    public ImmutableArray<string> LegalBases { get; init; } = [];

    /// <summary>Kualifikasi pelaksana.</summary>
    public ImmutableArray<string> Qualifications { get; init; } = [];

    /// <summary>Keterkaitan.</summary>
    public ImmutableArray<ProcedureLink> Links { get; init; } = [];

    /// <summary>Peralatan and perlengkapan.</summary>
    public ImmutableArray<string> Equipment { get; init; } = [];

    /// <summary>Peringatan.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];

    /// <summary>Pencatatan dan pendataan.</summary>
    public ImmutableArray<string> Records { get; init; } = [];

    /// <summary>The cover a revision begins with: it was made when the SOP was, and the dates of the version before are not its own.</summary>
    public Cover OfRevision() => this with { RevisedOn = "", EffectiveOn = "" };

    /// <summary>The cover of a revision as it is legalised: dates nobody wrote are those of the legalisation.</summary>
    /// <param name="revisedOn">Day of the legalisation, as covers print days.</param>
    /// <param name="effectiveOn">First day in force.</param>
    public Cover DatedAs(string revisedOn, string effectiveOn) => this with
    {
        RevisedOn = string.IsNullOrWhiteSpace(RevisedOn) ? revisedOn : RevisedOn,
        EffectiveOn = string.IsNullOrWhiteSpace(EffectiveOn) ? effectiveOn : EffectiveOn,
    };

    /// <summary>Names of the identity fields that 35/2012 asks for and this cover lacks; empty when the SOP can be put in force as it is.</summary>
    public ImmutableArray<string> MissingFields()
    {
        (string Name, bool Present)[] asked =
        [
            ("Nomor SOP", !string.IsNullOrWhiteSpace(Number)),
            ("Tanggal Pembuatan", !string.IsNullOrWhiteSpace(CreatedOn)),
            ("Tanggal Efektif", !string.IsNullOrWhiteSpace(EffectiveOn)),
            ("Disahkan oleh", !LegalisedBy.IsEmpty),
            ("Dasar Hukum", !LegalBases.IsEmpty),
        ];
        return [.. asked.Where(field => !field.Present).Select(field => field.Name)];
    }
}
