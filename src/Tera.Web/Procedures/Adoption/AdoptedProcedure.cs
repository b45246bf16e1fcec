using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using Tera.Organisation;
using Tera.Procedures.Definitions;
using Tera.Procedures.Versions;
using Tera.Shared;

namespace Tera.Procedures.Adoption;

/// <summary>An SOP that an agency has taken from the library as its own.</summary>
public sealed class AdoptedProcedure
{
    private AdoptedProcedure()
    {
    }

    public ProcedureId Id { get; private init; }

    public AgencyId AgencyId { get; private init; }

    /// <summary>Code in the library; one procedure of a code in each agency.</summary>
    public string Code { get; private init; } = "";

    /// <summary>Name on lists, of runs and of letters; the cover keeps it as printed.</summary>
    public string Title { get; private set; } = "";

    public Instant AdoptedAt { get; private init; }

    public int Version { get; private set; }

    /// <summary>Takes the name its first draft was given, spoken as at adoption; later versions carry their own.</summary>
    public void Rename(string title) => Title = IndonesianText.Spoken(title);

    public static AdoptedProcedure Adopt(AgencyId agency, ProcedureDefinition definition, Instant now) => new()
    {
        Id = ProcedureId.New(),
        AgencyId = agency,
        Code = definition.Code.Value,
        Title = IndonesianText.Spoken(definition.Title),
        AdoptedAt = now,
    };
}

/// <summary>One version of an adopted procedure, with its content as canonical text.</summary>
public sealed class ProcedureVersion
{
    private ProcedureVersion()
    {
    }

    public VersionId Id { get; private init; }

    public ProcedureId ProcedureId { get; private init; }

    /// <summary>From 1, without gaps.</summary>
    public int Number { get; private init; }

    public VersionState State { get; private set; }

    public string Content { get; private set; } = "";

    /// <summary>SHA-256 of the content.</summary>
    public byte[] Fingerprint { get; private set; } = [];

    public LocalDate? EffectiveFrom { get; private set; }

    public string? CoverOverride { get; private set; }

    public Instant CreatedAt { get; private init; }

    public int RowVersion { get; private set; }

    public ProcedureDefinition Definition => DefinitionJson.Read(Content);

    /// <summary>What a reader will have before him: on the cover of a revision the dates that legalising writes there are not missing.</summary>
    public ProcedureDefinition Foreseen => State.MayChange() ? Dated("…", "…") : Definition;

    public static ProcedureVersion Draft(ProcedureId procedure, int number, ProcedureDefinition definition, Instant now)
    {
        var content = DefinitionJson.Write(definition);
        return new()
        {
            Id = VersionId.New(),
            ProcedureId = procedure,
            Number = number,
            State = VersionState.Draft,
            Content = content,
            Fingerprint = DefinitionJson.Fingerprint(definition),
            CreatedAt = now,
        };
    }

    /// <summary>Notes what is meant for the day it comes in force; asked again then.</summary>
    public void Intend(LocalDate? from, string? coverOverride) => (EffectiveFrom, CoverOverride) = (from, coverOverride);

    /// <summary>Takes another content, as long as nobody has been asked to legalise it.</summary>
    public Rejection? Rewrite(ProcedureDefinition definition)
    {
        if (!State.MayBeWritten())
        {
            return State is VersionState.AwaitingLegalisation or VersionState.Legalised ? VersionRejections.WithLegaliser(Number) : AdoptionRejections.ContentFixed(Number);
        }

        (Content, Fingerprint, RowVersion) = (DefinitionJson.Write(definition), DefinitionJson.Fingerprint(definition), RowVersion + 1);
        return null;
    }

    /// <summary>Puts it in force, or settles it for a day to come, if it is sound and its cover is complete or the lack is answered for.</summary>
    public Rejection? PutInForce(LocalDate from, LocalDate today, string? coverOverride)
    {
        var to = from > today ? VersionState.Legalised : VersionState.InForce;
        if (VersionLifecycle.Refusal(State, to) is { } wrongState)
        {
            return wrongState;
        }

        var definition = DatedFor(from, today);
        if (Soundness.Check(definition) is [var flaw, ..])
        {
            return flaw;
        }

        var missing = definition.Cover.MissingFields();
        if (!missing.IsEmpty && string.IsNullOrWhiteSpace(coverOverride))
        {
            return AdoptionRejections.CoverIncomplete(string.Join(", ", missing));
        }

        (Content, Fingerprint) = (DefinitionJson.Write(definition), DefinitionJson.Fingerprint(definition));
        (State, EffectiveFrom, CoverOverride, RowVersion) = (to, from, missing.IsEmpty ? null : coverOverride, RowVersion + 1);
        return null;
    }

    /// <summary>A first day that legalising wrote before, and that was taken back, gives way to the new one.</summary>
    private ProcedureDefinition DatedFor(LocalDate from, LocalDate today)
    {
        var sop = Dated(IndonesianDate.Long(today), IndonesianDate.Long(from));
        return Number > 1 && EffectiveFrom is { } before && sop.Cover.EffectiveOn == IndonesianDate.Long(before)
            ? sop with { Cover = sop.Cover with { EffectiveOn = IndonesianDate.Long(from) } }
            : sop;
    }

    /// <summary>A first version keeps what its office printed.</summary>
    private ProcedureDefinition Dated(string revisedOn, string effectiveOn) =>
        Definition is var sop && Number > 1 ? sop with { Cover = sop.Cover.DatedAs(revisedOn, effectiveOn) } : sop;

    /// <summary>Any other step of its life.</summary>
    public Rejection? MoveTo(VersionState state)
    {
        if (VersionLifecycle.Refusal(State, state) is { } wrongState)
        {
            return wrongState;
        }

        (State, RowVersion) = (state, RowVersion + 1);
        return null;
    }
}

/// <summary>One step in a version's life: who, when, why.</summary>
public sealed class VersionChange
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required VersionId VersionId { get; init; }

    public required VersionState State { get; init; }

    public PersonId? PersonId { get; init; }

    public string? Reason { get; init; }

    public required Instant RecordedAt { get; init; }
}

/// <summary>Who fills a lane, from when to when; exactly one of position, team and person.</summary>
public sealed class LaneBinding
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required ProcedureId ProcedureId { get; init; }

    public required string Lane { get; init; }

    public PositionId? PositionId { get; init; }

    public TeamId? TeamId { get; init; }

    public PersonId? PersonId { get; init; }

    public required LocalDate ValidFrom { get; init; }

    public LocalDate? ValidUntil { get; private set; }

    public static LaneBinding Of(ProcedureId procedure, LaneHolding holding, LocalDate from) => new()
    {
        ProcedureId = procedure,
        Lane = holding.Lane.Value,
        PositionId = holding.Position,
        TeamId = holding.Team,
        PersonId = holding.Person,
        ValidFrom = from,
    };

    /// <summary>Who it is.</summary>
    public LaneHolding Holding => new(new(Lane), PositionId, TeamId, PersonId);

    public bool IsInForce(LocalDate day) => ValidFrom <= day && (ValidUntil is not { } last || day <= last);

    /// <summary>Names its last day.</summary>
    public void End(LocalDate last) => ValidUntil = last;
}

internal sealed class AdoptionMapping :
    IEntityTypeConfiguration<AdoptedProcedure>,
    IEntityTypeConfiguration<ProcedureVersion>,
    IEntityTypeConfiguration<VersionChange>,
    IEntityTypeConfiguration<LaneBinding>
{
    public void Configure(EntityTypeBuilder<AdoptedProcedure> builder) => builder.ToTable("procedure", "procedures").HasKey(row => row.Id);

    public void Configure(EntityTypeBuilder<ProcedureVersion> builder)
    {
        builder.ToTable("version", "procedures").HasKey(row => row.Id);
        builder.Ignore(row => row.Definition);
        builder.Ignore(row => row.Foreseen);
        builder.Property(row => row.RowVersion).IsConcurrencyToken();
        builder.HasOne<AdoptedProcedure>().WithMany().HasForeignKey(row => row.ProcedureId);
    }

    public void Configure(EntityTypeBuilder<VersionChange> builder)
    {
        builder.ToTable("version_change", "procedures").HasKey(row => row.Id);
        builder.HasOne<ProcedureVersion>().WithMany().HasForeignKey(row => row.VersionId);
    }

    public void Configure(EntityTypeBuilder<LaneBinding> builder)
    {
        builder.ToTable("lane_binding", "procedures").HasKey(row => row.Id);
        builder.Ignore(row => row.Holding);
        builder.HasOne<AdoptedProcedure>().WithMany().HasForeignKey(row => row.ProcedureId);
    }
}

/// <summary>Why an SOP cannot be adopted or put in force.</summary>
public static class AdoptionRejections
{
    /// <summary>The agency has adopted the code before.</summary>
    public static Rejection AlreadyAdopted(string title) => new("procedures.adoption.already-adopted", title);

    /// <summary>The library has no such SOP.</summary>
    public static Rejection NotInLibrary(string code) => new("procedures.adoption.not-in-library", code);

    /// <summary>A lane has no holder.</summary>
    public static Rejection LaneUnbound(string lane) => new("procedures.adoption.lane-unbound", lane);

    /// <summary>The cover lacks data and no reason was given.</summary>
    public static Rejection CoverIncomplete(string fields) => new("procedures.adoption.cover-incomplete", fields);

    /// <summary>A version that has been in force keeps its content.</summary>
    public static Rejection ContentFixed(int number) => new("procedures.adoption.content-fixed", number);

    /// <summary>There is no such version.</summary>
    public static Rejection NoSuchVersion() => new("procedures.adoption.no-such-version");
}
